import { float64 } from './float64';
import { type Shape, sizeOf, type Tensor } from './tensor';

/** JSON has no NaN or ∞, so they travel as these strings, both ways. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';
export type JsonTensor = JsonNumber | boolean | JsonTensor[];
export type JsonTree = JsonTensor | string | readonly JsonTree[] | { readonly [field: string]: JsonTree };

/** Deeper nesting than any op takes is refused before it is walked. */
const MAX_RANK = 8;

/** A case may hold this many numbers. */
export const MAX_NUMBERS = 1_000_000;

/** Why a JSON value is not a tensor: where, and in words. */
export type TensorProblem = { path: (string | number)[]; message: string };

function numberFrom(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (value === 'NaN') return Number.NaN;
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  return value === '-Infinity' ? Number.NEGATIVE_INFINITY : undefined;
}

function booleanFrom(value: unknown): number | undefined {
  return typeof value === 'boolean' ? Number(value) : undefined;
}

/** What was given, short enough for a message. */
export function given(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value !== null && typeof value === 'object') return 'an object';
  const text = String(value);
  return typeof value === 'string' ? `the string "${text.slice(0, 40)}"` : text.slice(0, 40);
}

function shapeOf(value: unknown): number[] {
  const shape: number[] = [];
  let level = value;
  while (Array.isArray(level) && shape.length <= MAX_RANK) {
    shape.push(level.length);
    level = level[0];
  }
  return shape;
}

/** Reads nested arrays of numbers (or of booleans, as 0 and 1); names the first place that does not fit. */
export function readTensor(value: unknown, leaf: 'number' | 'boolean'): Tensor | TensorProblem {
  const shape = shapeOf(value);
  if (shape.length > MAX_RANK)
    return { path: [], message: `nested deeper than the ${MAX_RANK} lists that are wanted at most` };
  if (shape.includes(0)) return { path: [], message: 'an empty list; at least one element is wanted' };
  const reading: Reading = {
    shape,
    leaf,
    leafFrom: leaf === 'number' ? numberFrom : booleanFrom,
    // A shape of more than that is ragged, which is found out before its end is reached.
    data: float64(Math.min(sizeOf(shape), MAX_NUMBERS)),
    next: 0,
  };
  return readPart(reading, value, 0) ?? { shape, data: reading.data };
}

type Reading = {
  shape: Shape;
  leaf: 'number' | 'boolean';
  leafFrom: (value: unknown) => number | undefined;
  data: Float64Array;
  /** Where the next leaf goes. */
  next: number;
};

/** Reads one list of lists, or one leaf; the path of a problem is put together on the way back. */
function readPart(reading: Reading, part: unknown, axis: number): TensorProblem | undefined {
  const { shape } = reading;
  if (axis === shape.length) {
    const number = reading.leafFrom(part);
    if (number === undefined)
      return { path: [], message: `${given(part)} where a ${reading.leaf} is wanted` };
    reading.data[reading.next++] = number;
    return undefined;
  }
  if (!Array.isArray(part))
    return { path: [], message: `ragged: ${given(part)} where a list of ${shape[axis]} is wanted` };
  if (part.length !== shape[axis])
    return {
      path: [],
      message: `ragged: ${part.length} elements where ${shape[axis]} are wanted, as in the first row`,
    };
  for (let i = 0; i < part.length; i++) {
    const problem = readPart(reading, part[i], axis + 1);
    if (problem) return { path: [i, ...problem.path], message: problem.message };
  }
  return undefined;
}

/** A number as JSON carries it; −0 is written as 0. */
export function jsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** The same structure with every leaf replaced. */
export function mapLeaves(tree: JsonTree, leaf: (value: number | boolean | string) => JsonTree): JsonTree {
  if (typeof tree !== 'object') return leaf(tree);
  if (Array.isArray(tree)) return tree.map((part: JsonTree) => mapLeaves(part, leaf));
  return Object.fromEntries(Object.entries(tree).map(([field, part]) => [field, mapLeaves(part, leaf)]));
}

/** Row-major data as nested arrays of its shape; a bare number for []. */
export function toJson(shape: Shape, data: ArrayLike<number>): JsonTensor {
  return partToJson(shape, data, 0, 0, sizeOf(shape));
}

function partToJson(
  shape: Shape,
  data: ArrayLike<number>,
  axis: number,
  start: number,
  size: number,
): JsonTensor {
  if (axis === shape.length) return jsonNumber(data[start]!);
  const part = size / shape[axis]!;
  const list: JsonTensor[] = [];
  for (let at = start; at < start + size; at += part) list.push(partToJson(shape, data, axis + 1, at, part));
  return list;
}
