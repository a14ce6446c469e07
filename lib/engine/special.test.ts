import { describe, expect, it } from 'vitest';
import { erf, sigmoid } from './special';

describe('erf', () => {
  // mpmath, 30 digits.
  it.each([
    [1e-10, 1.1283791670955126e-10],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [1.4999999, 0.96610513458228],
    [2.4999, 0.9995928300996665],
    [2.5, 0.9995930479825551],
    [3, 0.9999779095030014],
    [5.5, 0.9999999999999927],
    [7, 1],
  ])('of %d returns %d to the last digits, and is odd', (x, value) => {
    expect(Math.abs(erf(x) - value)).toBeLessThanOrEqual(1e-15 * value);
    expect(erf(-x)).toBe(-erf(x));
  });
});

describe('sigmoid', () => {
  it('returns its limits without overflow', () => {
    expect([sigmoid(0), sigmoid(800), sigmoid(-800)]).toEqual([0.5, 1, 0]);
    expect(sigmoid(-40)).toBeCloseTo(Math.exp(-40), 30);
  });
});
