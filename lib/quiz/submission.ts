import { z } from 'zod';
import { maxRawLength } from './limits';
import type { MalformedCode, Verdict } from './verdict';

/**
 * An answer travels and is stored as one text. A number is that text exactly as typed; the other kinds send JSON:
 * - `choice`: the labels chosen, `["1","3"]`
 * - `cloze`: what was filled into the blanks, in order, `["decoupled",""]`
 * - `order`: the labels in the learner's order, `["B","A","C"]`
 * - `match`: for each left side the label of the right one, "" for none, `["B","A",""]`
 * - `explain`: `{"text":"…"}`, then with the rubric's points that were met `{"text":"…","met":["1"]}`
 */
export const labelsSchema = z.array(z.string().max(maxRawLength)).max(24);
export const writtenSchema = z.object({ text: z.string(), met: z.array(z.string()).max(24).optional() });

/** Reads a JSON answer; undefined where it is not what the page would send. */
export function readJson<T>(raw: string, schema: z.ZodType<T>): T | undefined {
  if (raw.length > maxRawLength) return undefined;
  try {
    return schema.safeParse(JSON.parse(raw)).data;
  } catch {
    return undefined;
  }
}

export function malformedBecause(code: MalformedCode): Verdict {
  return { kind: 'malformed', reason: { code } };
}
