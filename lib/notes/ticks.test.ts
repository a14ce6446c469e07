import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOver, positionOn } from './ticks';

describe('axisOver', () => {
  it.each([
    [
      [-6, 6],
      [-10, -5, 0, 5, 10],
    ],
    [
      [0, 1.129],
      [0, 0.5, 1, 1.5],
    ],
    [
      [3, 3],
      [3, 4],
    ],
  ])('ends on round numbers for %j', (values, ticks) => {
    expect(axisOver(values, 'linear').ticks).toEqual(ticks);
  });

  it('takes powers of ten on a log scale', () => {
    expect(axisOver([0.002, 40], 'log').ticks).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
  });

  it('holds every value between its ends, in few ticks', () => {
    const values = fc.array(
      fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(values, (given) => {
        const axis = axisOver(given, 'linear');
        expect(axis.ticks.length).toBeLessThanOrEqual(8);
        for (const value of given) {
          expect(positionOn(axis, value)).toBeGreaterThanOrEqual(-1e-9);
          expect(positionOn(axis, value)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
