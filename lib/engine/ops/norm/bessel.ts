/** n/(n−1) turns a biased variance into an unbiased one; 1 for a single value, which has no sample variance. */
export function besselFactor(n: number): number {
  return n > 1 ? n / (n - 1) : 1;
}
