import { evaluate } from '@/lib/engine/evaluate';
import type { JsonTree } from '@/lib/engine/json';

export type Call = { op: string; input: Record<string, unknown>; slip?: string };

/** What was read, or why it could not be. */
export type Found<T> = { ok: true; value: T } | { ok: false; reason: string };

export type ValuePath = readonly (string | number)[];

/** A number or nested lists of numbers; NaN and ±∞ as the numbers they are. */
export type Values = number | Values[];

function toValues(tree: JsonTree | undefined): Values | undefined {
  if (typeof tree === 'number') return tree;
  if (tree === 'NaN' || tree === 'Infinity' || tree === '-Infinity') return Number(tree);
  if (typeof tree === 'string' || !Array.isArray(tree)) return undefined;
  const values = tree.map(toValues);
  return values.includes(undefined) ? undefined : (values as Values[]);
}

function follow(tree: JsonTree | undefined, [segment, ...rest]: ValuePath): JsonTree | undefined {
  if (segment === undefined) return tree;
  if (segment === '*') {
    return Array.isArray(tree) ? (tree.map((each) => follow(each, rest)) as JsonTree) : undefined;
  }
  const inside = typeof tree === 'object' && tree !== null && Object.hasOwn(tree, segment);
  return inside ? follow((tree as Record<string | number, JsonTree>)[segment], rest) : undefined;
}

/** Calls the engine once and reads a path of the answer each time it is asked. */
export function callEngine({ op, input, slip }: Call): Found<(path: ValuePath) => Found<Values>> {
  const result = evaluate(op, input, slip);
  if (!result.ok) return { ok: false, reason: `${op}: ${result.error.path}: ${result.error.message}` };
  const { output, steps } = result.value;
  const read = (path: ValuePath): Found<Values> => {
    const value = toValues(follow(path[0] === 'steps' ? { steps } : output, path));
    if (value !== undefined) return { ok: true, value };
    return { ok: false, reason: `${op}: the answer has no numbers at ${path.join('.')}` };
  };
  return { ok: true, value: read };
}

/** One number of one call. */
export function readNumber(call: Call, path: ValuePath): Found<number> {
  const called = callEngine(call);
  const read = called.ok ? called.value(path) : called;
  if (!read.ok) return read;
  if (typeof read.value === 'number') return { ok: true, value: read.value };
  return { ok: false, reason: `${call.op}: ${path.join('.')} is a list; a single number is wanted` };
}
