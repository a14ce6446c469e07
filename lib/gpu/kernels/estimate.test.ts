import { describe, expect, it } from 'vitest';
import { isPlausible, logitEstimate } from './estimate';

describe('an estimate by simulation', () => {
  it('has the standard error of a variance of sums of products', () => {
    expect(logitEstimate(64, 20_000, 64).standardError).toBeCloseTo(
      64 * Math.sqrt((2 + 6 / 64) / 20_000),
      12,
    );
  });

  it('is plausible within five standard errors, and tells √d from d', () => {
    expect(isPlausible(logitEstimate(64.9, 20_000, 64))).toBe(true);
    expect(isPlausible(logitEstimate(60, 20_000, 64))).toBe(false);
    expect(isPlausible(logitEstimate(Number.NaN, 20_000, 64))).toBe(false);
  });
});
