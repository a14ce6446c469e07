/**
 * Running error analysis by hand, for kernels that are no graph of the engine: a value in float64 and how far float32
 * may be from it. The figures are WGSL's (§ "Floating Point Accuracy"), the rules those of `interpret/bound`.
 */
import type { Bounded } from '@/lib/engine/interpret/bounded';
import { accumulated, inputError, rounded, SMALLEST_NORMAL } from '@/lib/engine/interpret/float32';

export type Approximate = { value: number; error: number };

const DIVISION_ULPS = 2.5;
const INVERSE_SQRT_ULPS = 2;
const SQRT_ULPS = 4.6;

/** A float32 that is given, wrong only by being flushed, or a constant of the text, rounded once. */
export const exactly = (value: number): Approximate => ({ value, error: inputError(value) });

export function plus(a: Approximate, b: Approximate): Approximate {
  const value = a.value + b.value;
  return { value, error: rounded(value, a.error + b.error) };
}

export function minus(a: Approximate, b: Approximate): Approximate {
  return plus(a, { value: -b.value, error: b.error });
}

export function times(a: Approximate, b: Approximate): Approximate {
  const value = a.value * b.value;
  const propagated = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error;
  return { value, error: rounded(value, propagated) };
}

export function over(a: Approximate, b: Approximate): Approximate {
  const value = a.value / b.value;
  const least = Math.abs(b.value) - b.error;
  if (!(least >= SMALLEST_NORMAL) || Math.abs(b.value) + b.error > 2 ** 126)
    return { value, error: Number.POSITIVE_INFINITY };
  return { value, error: rounded(value, (a.error + Math.abs(value) * b.error) / least, DIVISION_ULPS) };
}

export function exponential(a: Approximate): Approximate {
  const value = Math.exp(a.value);
  const ulps = 3 + 2 * (Math.abs(a.value) + a.error);
  return { value, error: rounded(value, value * Math.expm1(a.error), ulps) };
}

/** 1/√a by WGSL's `inverseSqrt`, for a in the normal range. */
export function inverseSquareRoot(a: Approximate): Approximate {
  const value = 1 / Math.sqrt(a.value);
  const least = a.value - a.error;
  if (!(least >= SMALLEST_NORMAL)) return { value, error: Number.POSITIVE_INFINITY };
  return { value, error: rounded(value, 1 / Math.sqrt(least) - value, INVERSE_SQRT_ULPS) };
}

/** √a by WGSL's `sqrt` where a is in the normal range, else 0. */
export function squareRoot(a: Approximate): Approximate {
  const value = Math.sqrt(a.value);
  const least = Math.max(a.value - a.error, 0);
  const propagated = Math.max(value - Math.sqrt(least), Math.sqrt(a.value + a.error) - value);
  const flushed = least < SMALLEST_NORMAL ? Math.sqrt(SMALLEST_NORMAL) : 0;
  return { value, error: rounded(value, propagated, SQRT_ULPS) + flushed };
}

/** A sum in any order. */
export function summed(terms: readonly Approximate[]): Approximate {
  let [value, magnitude, error] = [0, 0, 0];
  for (const term of terms) {
    value += term.value;
    magnitude += Math.abs(term.value);
    error += term.error;
  }
  return { value, error: accumulated(terms.length - 1, magnitude, error) };
}

/** Values and errors apart, as they are compared. */
export function bounded(elements: readonly Approximate[]): Bounded {
  return {
    value: Float64Array.from(elements, ({ value }) => value),
    error: Float64Array.from(elements, ({ error }) => error),
  };
}
