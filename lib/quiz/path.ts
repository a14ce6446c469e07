import type { Evaluation } from '@/lib/engine/evaluate';
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

/** Reads one number out of an evaluation: a path into its output, or, after `steps`, into its named steps. */
export function readNumber(
  evaluation: Evaluation,
  path: EvaluationPath,
): { ok: true; value: number } | { ok: false; reason: string } {
  let at: unknown = path[0] === 'steps' ? evaluation : evaluation.output;
  for (const segment of path) {
    const inside = typeof at === 'object' && at !== null && Object.hasOwn(at, segment);
    at = inside ? (at as Record<string | number, unknown>)[segment] : undefined;
  }
  if (typeof at === 'number') return { ok: true, value: at };
  const found = at === undefined ? 'nothing' : JSON.stringify(at).slice(0, 60);
  return { ok: false, reason: `path ${path.join('.')}: found ${found}, not a finite number` };
}
