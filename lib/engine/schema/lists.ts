import { z } from 'zod';
import { given } from '../json';

/** Lists that are no tensors: words, and rows of different lengths. */

type Problem = { path: number[]; message: string };
type Read<T> = { value: T } | Problem;

const isProblem = (read: object): read is Problem => 'message' in read;

function word(value: unknown): Read<string> {
  if (typeof value === 'string') return { value };
  return { path: [], message: `${given(value)} where a string is wanted` };
}

function score(value: unknown): Read<number> {
  if (typeof value === 'number' && Number.isFinite(value)) return { value };
  if (value === '-Infinity') return { value: Number.NEGATIVE_INFINITY };
  return { path: [], message: `${given(value)} where a finite number or -Infinity is wanted` };
}

/** Reads a list element by element, up to the first that does not fit. */
function listOf<T>(read: (value: unknown) => Read<T>): (value: unknown) => Read<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length === 0)
      return { path: [], message: `${given(value)} where a list with at least one element is wanted` };
    const elements: T[] = [];
    for (let i = 0; i < value.length; i++) {
      const element = read(value[i]);
      if (isProblem(element)) return { path: [i, ...element.path], message: element.message };
      elements.push(element.value);
    }
    return { value: elements };
  };
}

function field<T>(about: string, leaf: string, read: (value: unknown) => Read<T>) {
  return z
    .unknown()
    .meta({ type: 'array', description: about, 'x-leaf': leaf })
    .transform((value, context): T => {
      const found = value === undefined ? { path: [], message: `is required: ${about}` } : read(value);
      if (!isProblem(found)) return found.value;
      context.addIssue({ code: 'custom', path: found.path, message: found.message });
      return z.NEVER;
    });
}

/** A list of strings, not empty. */
export const words = (about: string) => field(about, 'string', listOf(word));

/** A list of lists of strings, none empty. */
export const documents = (about: string) => field(about, 'string', listOf(listOf(word)));

/** A list of lists of numbers, none empty, of any lengths; −∞ is allowed. */
export const scoreBlocks = (about: string) => field(about, 'number', listOf(listOf(score)));
