import { evaluate } from './evaluate';
import type { JsonTree } from './json';

/** Where a mistake first shows in an answer. */
export type Difference = { path: string; right: string; wrong: string };

const text = (value: JsonTree | undefined) =>
  value === undefined ? '–' : JSON.stringify(value).replaceAll('"', '');

/** The first leaf at which two answers differ, depth first; null when they are the same. */
function firstDifference(
  right: JsonTree | undefined,
  wrong: JsonTree | undefined,
  path: string,
): Difference | null {
  const bothHold = typeof right === 'object' && typeof wrong === 'object' && right !== null && wrong !== null;
  if (!bothHold || Array.isArray(right) !== Array.isArray(wrong)) {
    return text(right) === text(wrong) ? null : { path, right: text(right), wrong: text(wrong) };
  }
  const names = [...new Set([...Object.keys(right), ...Object.keys(wrong)])];
  for (const name of names) {
    const at = Array.isArray(right) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    const [a, b] = [right, wrong].map((value) => (value as Record<string, JsonTree>)[name]);
    const found = firstDifference(a, b, at);
    if (found) return found;
  }
  return null;
}

/** What a mistake changes in the answer to a case: null where it changes nothing, or where the case is invalid. */
export function slipDifference(opId: string, input: unknown, slipId: string): Difference | null {
  const right = evaluate(opId, input);
  const wrong = evaluate(opId, input, slipId);
  return right.ok && wrong.ok ? firstDifference(right.value.output, wrong.value.output, '') : null;
}
