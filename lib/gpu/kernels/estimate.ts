/** An estimate from random draws, and how far chance alone may take it from what it estimates. */
export type Estimate = { estimate: number; expected: number; standardError: number; samples: number };

/** So many standard errors: chance alone goes further once in two million times. */
export const Z = 5;

/**
 * The variance of logits q·k, which theory has at `width`. A product of two standard normals has kurtosis 9, a sum of
 * `width` of them 3 + 6/width, and so the variance of n of them a standard error of width·√((2 + 6/width)/n).
 */
export function logitEstimate(estimate: number, samples: number, width: number): Estimate {
  const standardError = width * Math.sqrt((2 + 6 / width) / samples);
  return { estimate, expected: width, standardError, samples };
}

/**
 * The mean of whole numbers, from Σ and Σ of squares of n of them, with the standard error that their own spread gives.
 * One part in n is added to their variance, so that draws which happen to be all alike do not count as certain.
 */
export function meanEstimate(
  { sum, squares }: { sum: number; squares: number },
  samples: number,
): Omit<Estimate, 'expected'> {
  const estimate = sum / samples;
  const variance = squares / samples - estimate ** 2 + 1 / samples;
  return { estimate, standardError: Math.sqrt(variance / samples), samples };
}

export const isPlausible = ({ estimate, expected, standardError }: Estimate): boolean =>
  Math.abs(estimate - expected) <= Z * standardError;
