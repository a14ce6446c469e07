import { describe, expect, test } from 'vitest';
import { fullNumber, shortNumber } from './short-number';

describe('shortNumber', () => {
  test.each([
    [0, '0'],
    [2, '2'],
    [0.0263843, '0.0264'],
    [-12.3456, '−12.3'],
    [2.384e-7, '2.38 × 10⁻⁷'],
    [5.39e10, '5.39 × 10¹⁰'],
    [9.9999e-8, '1 × 10⁻⁷'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('writes %d as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});

describe('fullNumber', () => {
  test.each([
    [16, '16'],
    [107814649856, '107\u202f814\u202f649\u202f856'],
    [-0.469511985779, '−0.469511985779'],
    [12345.6789, '12\u202f345.6789'],
    [1 / 3, '0.333333333333'],
  ])('writes %d as %s', (value, text) => {
    expect(fullNumber(value)).toBe(text);
  });
});
