import { type Shape, sizeOf, type Tensor } from './tensor';

/** JSON has no NaN or ∞, so they travel as these strings, both ways. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';
export type JsonTensor = JsonNumber | boolean | JsonTensor[];
export type JsonTree = JsonTensor | string | readonly JsonTree[] | { readonly [field: string]: JsonTree };

/** Deeper nesting than any op takes is refused before it is walked. */
const MAX_RANK = 8;

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
  const data = new Float64Array(sizeOf(shape));
  const leafFrom = leaf === 'number' ? numberFrom : booleanFrom;
  let next = 0;
  function read(part: unknown, axis: number, path: number[]): TensorProblem | undefined {
    if (axis === shape.length) {
      const number = leafFrom(part);
      if (number === undefined) return { path, message: `${given(part)} where a ${leaf} is wanted` };
      data[next++] = number;
      return undefined;
    }
    if (!Array.isArray(part))
      return { path, message: `ragged: ${given(part)} where a list of ${shape[axis]} is wanted` };
    if (part.length !== shape[axis]) {
      return {
        path,
        message: `ragged: ${part.length} elements where ${shape[axis]} are wanted, as in the first row`,
      };
    }
    for (let i = 0; i < part.length; i++) {
      const problem = read(part[i], axis + 1, [...path, i]);
      if (problem) return problem;
    }
    return undefined;
  }
  return read(value, 0, []) ?? { shape, data };
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
  let next = 0;
  function write(axis: number): JsonTensor {
    if (axis === shape.length) return jsonNumber(data[next++]!);
    return Array.from({ length: shape[axis]! }, () => write(axis + 1));
  }
  return write(0);
}
