/**
 * How far float32 arithmetic may be from the truth under the WGSL specification (§ "Floating Point Accuracy").
 * All figures are absolute errors; `value` is exact and `error` bounds what has already gone wrong.
 */

/** Distance between neighbours, relative: a "correctly rounded" result may be either neighbour of the exact one. */
export const UNIT = 2 ** -23;
/** The smallest normal number. Anything below it may be flushed to zero. */
export const SMALLEST_NORMAL = 2 ** -126;
export const LARGEST = (2 - UNIT) * 2 ** 127;

/** Error after storing a float64 number as float32. */
export function inputError(value: number): number {
  if (Math.abs(value) > LARGEST) return Number.POSITIVE_INFINITY;
  if (Math.abs(value) < SMALLEST_NORMAL) return Math.abs(value);
  return Math.abs(value - Math.fround(value));
}

/** Adds to `error` the rounding of an operation whose result is off by at most `ulps` units in the last place. */
export function rounded(value: number, error: number, ulps = 1): number {
  if (value === 0 && error === 0) return 0;
  const magnitude = Math.abs(value) + error;
  if (!(magnitude * (1 + ulps * UNIT) <= LARGEST)) return Number.POSITIVE_INFINITY;
  const flushed = Math.abs(value) - error < SMALLEST_NORMAL * (1 + ulps * UNIT) ? SMALLEST_NORMAL : 0;
  return error + ulps * UNIT * magnitude + flushed;
}

/** γₙ = nu/(1−nu): the relative error of n roundings in any order (Higham 2002, Lemma 3.1). */
export function gamma(n: number): number {
  const nu = n * UNIT;
  return nu < 1 ? nu / (1 - nu) : Number.POSITIVE_INFINITY;
}

/** A sum of n products or terms whose magnitudes add up to `magnitude`: any order, any fusing. */
export function accumulated(roundings: number, magnitude: number, error: number): number {
  if (magnitude === 0 && error === 0) return 0;
  const total = magnitude + error;
  if (!(total * (1 + gamma(roundings)) <= LARGEST)) return Number.POSITIVE_INFINITY;
  return error + gamma(roundings) * total + roundings * SMALLEST_NORMAL;
}
