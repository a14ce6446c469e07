import type { Evaluation, Part } from '@/lib/engine/evaluate';
import { fillIn } from './expression/source';
import type { Json, JsonObject } from './json';

export type EvaluationPath = (string | number)[];

/** Computes the segments of a path that are expressions. */
export function fillPath(
  path: Json[],
  names: JsonObject,
): { ok: true; path: EvaluationPath } | { ok: false; reason: string } {
  const filled = fillIn(path, names);
  if (!filled.ok) return filled;
  const segments = filled.value as Json[];
  const fits = segments.every((segment) => typeof segment === 'string' || Number.isInteger(segment));
  if (!fits)
    return { ok: false, reason: `path: ${JSON.stringify(segments)} is not made of names and whole numbers` };
  return { ok: true, path: segments as EvaluationPath };
}

const isStep = (path: EvaluationPath) => path[0] === 'steps' && typeof path[1] === 'string';

/** The part of an answer that a path leads into. */
export function partOf(path: EvaluationPath): Part {
  return isStep(path) ? { step: String(path[1]) } : { output: String(path[0]) };
}

/**
 * What stands at a path: in the output, or, after `steps` and a name, among the named steps. An output that is itself
 * called `steps` is a list, so a number after it tells the two apart.
 */
function valueAt(evaluation: Evaluation, path: EvaluationPath): unknown {
  let at: unknown = isStep(path) ? evaluation : evaluation.output;
  for (const segment of path) {
    const inside = typeof at === 'object' && at !== null && Object.hasOwn(at, segment);
    at = inside ? (at as Record<string | number, unknown>)[segment] : undefined;
  }
  return at;
}

function notFound(path: EvaluationPath, found: unknown, wanted: string): { ok: false; reason: string } {
  const text = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 60);
  return { ok: false, reason: `path ${path.join('.')}: found ${text}, not ${wanted}` };
}

/** Reads one number out of an evaluation. */
export function readNumber(
  evaluation: Evaluation,
  path: EvaluationPath,
): { ok: true; value: number } | { ok: false; reason: string } {
  const at = valueAt(evaluation, path);
  return typeof at === 'number' ? { ok: true, value: at } : notFound(path, at, 'a finite number');
}

const isFiniteTree = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isFiniteTree) : typeof value === 'number';

/** Reads a number, or a list or matrix of finite numbers, out of an evaluation. */
export function readNumbers(
  evaluation: Evaluation,
  path: EvaluationPath,
): { ok: true; value: Json } | { ok: false; reason: string } {
  const at = valueAt(evaluation, path);
  return isFiniteTree(at) ? { ok: true, value: at as Json } : notFound(path, at, 'finite numbers');
}
