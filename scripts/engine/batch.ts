import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { EngineError, EngineErrorCode } from '@/lib/engine/result';
import type { Backend } from './backends';
import { readCase } from './case';
import { type Line, linesOf, MAX_LINE_CHARACTERS } from './lines';

const refused = (code: EngineErrorCode, message: string): EngineError => ({ code, path: '', message });

/** One line's answer as it is written. A bug in one case is that case's error; the batch goes on. */
async function answer(line: Line, backend: Backend): Promise<object> {
  if ('tooLong' in line) {
    const message = `a line of more than ${MAX_LINE_CHARACTERS} characters`;
    return { id: null, error: refused('INVALID_INPUT', message) };
  }
  const { id, read } = readCase(line.text.replace('\uFEFF', ''));
  if (!read.ok) return { id, error: read.error };
  try {
    const result = await backend(read.value.op, read.value.input);
    return result.ok ? { id, ...result.value } : { id, error: result.error };
  } catch (error) {
    return { id, error: refused('INTERNAL', String(error)) };
  }
}

/** Answers NDJSON cases in their order, each as soon as it is worked out. Blank lines are skipped. */
export async function batch(input: AsyncIterable<string>, output: Writable, backend: Backend): Promise<void> {
  for await (const line of linesOf(input)) {
    if ('text' in line && line.text.replace('\uFEFF', '').trim() === '') continue;
    const text = JSON.stringify(await answer(line, backend));
    if (!output.write(`${text}\n`)) await once(output, 'drain');
  }
}
