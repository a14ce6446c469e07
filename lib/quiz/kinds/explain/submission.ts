import { readJson, writtenSchema } from '../../submission';

/** An answer in words; `met` are the labels of the rubric's points, undefined as long as it is not marked. */
export function readExplain(raw: string): { text: string; met: string[] | undefined } | undefined {
  const written = readJson(raw, writtenSchema);
  return written && { text: written.text, met: written.met };
}

/** The words themselves. */
export function explainLine(raw: string): string {
  return readExplain(raw)?.text ?? '';
}
