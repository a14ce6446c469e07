import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockOffset, narrowOffset, offsetMs } from './clock-offset';

describe('narrowOffset', () => {
  const ms = fc.integer({ min: 0, max: 10_000 });

  it('always holds the true offset, and only narrows, however long messages take', () => {
    const exchanges = fc.array(fc.record({ at: ms, there: ms, back: ms }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), exchanges, (truth, list) => {
        let known: ClockOffset | null = null;
        let width = Number.POSITIVE_INFINITY;
        for (const { at, there, back } of list) {
          known = narrowOffset(known, at, at + there + back, at + there + truth);
          expect(known.low).toBeLessThanOrEqual(truth);
          expect(known.high).toBeGreaterThanOrEqual(truth);
          expect(known.high - known.low).toBeLessThanOrEqual(width);
          width = known.high - known.low;
        }
      }),
    );
  });

  it('believes the newest exchange when a clock was set', () => {
    const before = narrowOffset(null, 0, 100, 5_000);
    expect(offsetMs(narrowOffset(before, 1_000, 1_200, 900_000))).toBe(898_900);
  });
});
