import { getTranslations } from 'next-intl/server';
import { Html } from '@/app/_components/html';
import { evaluate } from '@/lib/engine/evaluate';
import type { JsonTree } from '@/lib/engine/json';
import { type TraceStep, traceOp } from '@/lib/engine/trace';
import { renderMarkdown } from '@/lib/server/markdown';

/** The path to the first element of a step's value. */
function firstElement(value: JsonTree): number[] {
  return Array.isArray(value) ? [0, ...firstElement(value[0]!)] : [];
}

/** Every named step of an op, in order and once, as the trace of the example writes it. */
function stepsOf(op: string, input: object): TraceStep[] {
  const result = evaluate(op, input);
  if (!result.ok) throw new Error(`the example of ${op} is invalid: ${result.error.message}`);
  const found = new Map<string, TraceStep>();
  for (const [name, value] of Object.entries(result.value.steps)) {
    const trace = traceOp(op, input, ['steps', name, ...firstElement(value)]);
    if (trace.ok) for (const step of trace.value) if (!found.has(step.name)) found.set(step.name, step);
  }
  return [...found.values()];
}

/** An op's formula in symbols, as its definition writes it. */
export async function Formula({ op, input }: { op: string; input: object }) {
  const t = await getTranslations('engine');
  const lines = stepsOf(op, input)
    .filter(({ symbol, formula }) => symbol !== formula)
    .map(({ symbol, formula }) => `$$\n${symbol} = ${formula}\n$$`);
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('formula')} className="card mt-6 overflow-x-auto px-5 py-4">
      <Html html={renderMarkdown(lines.join('\n\n'))} />
    </section>
  );
}
