import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from './wilson';

describe('shareOf', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('returns for %i of %i the published interval', (count, total, low, high) => {
    const share = shareOf(count, total);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('holds the share, lies within nothing and everything, and mirrors what was not counted', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 500 }), (some, total) => {
        const count = Math.min(some, total);
        const { low, share, high } = shareOf(count, total);
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
        expect(shareOf(total - count, total).low).toBeCloseTo(1 - high, 12);
      }),
    );
  });
});
