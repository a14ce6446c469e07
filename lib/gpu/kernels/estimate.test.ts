import { describe, expect, it } from 'vitest';
import { isPlausible, logitEstimate, meanEstimate } from './estimate';

describe('an estimate by simulation', () => {
  it('has the standard error of a variance of sums of products', () => {
    expect(logitEstimate(64, 20_000, 64).standardError).toBeCloseTo(
      64 * Math.sqrt((2 + 6 / 64) / 20_000),
      12,
    );
  });

  it('has the standard error of a mean', () => {
    // A coin that fell 60 times in 100: √(0.6·0.4/100), and a little more for what 100 throws cannot know.
    const { estimate, standardError } = meanEstimate({ sum: 60, squares: 60 }, 100);
    expect(estimate).toBe(0.6);
    expect(standardError).toBeCloseTo(Math.sqrt((0.24 + 0.01) / 100), 12);
  });

  it('is never certain, not even when all draws are alike', () => {
    expect(meanEstimate({ sum: 1000, squares: 1000 }, 1000).standardError).toBeGreaterThan(0);
  });

  it('is plausible within five standard errors, and tells √d from d', () => {
    expect(isPlausible(logitEstimate(64.9, 20_000, 64))).toBe(true);
    expect(isPlausible(logitEstimate(60, 20_000, 64))).toBe(false);
    expect(isPlausible(logitEstimate(Number.NaN, 20_000, 64))).toBe(false);
  });
});
