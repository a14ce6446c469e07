/** A share that was counted, with the interval that holds the true one 95 times in 100; all from 0 to 1. */
export type Share = { count: number; total: number; share: number; low: number; high: number };

/** 95 % of a normal distribution lie within so many standard deviations of its mean. */
export const Z_95 = 1.959964;

/**
 * `count` of `total` (at least 1) as a share with its score interval, which stays within 0 and 1 and is honest for few:
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) (Wilson, J. Am. Stat. Assoc. 22, 1927, p. 209).
 */
export function shareOf(count: number, total: number): Share {
  const p = count / total;
  const z2 = Z_95 ** 2 / total;
  const middle = (p + z2 / 2) / (1 + z2);
  const margin = (Z_95 * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total))) / (1 + z2);
  // Rounding must not put nothing or everything outside.
  return {
    count,
    total,
    share: p,
    low: count === 0 ? 0 : Math.max(0, middle - margin),
    high: count === total ? 1 : Math.min(1, middle + margin),
  };
}
