import { describe, expect, it } from 'vitest';
import { writeNumber } from './number';

describe('writeNumber', () => {
  it.each([
    [1771776, {}, '1\u202f771\u202f776'],
    [2048, {}, '2048'],
    [1.3416407, {}, '1.342'],
    [-0.5, {}, '−0.5'],
    [0, { significant: 3 }, '0'],
    [0.062, { significant: 4 }, '0.06200'],
    [0.0099995, { significant: 3 }, '0.0100'],
    [-0.0000001, { decimals: 2 }, '0.00'],
    [9.5367e-7, { significant: 3 }, '9.54 × 10⁻⁷'],
    [1e-6, {}, '10⁻⁶'],
    [536870912, { in: 'MiB' }, '512'],
    [0.12132, { in: 'percent', decimals: 1 }, '12.1'],
    [Number.NEGATIVE_INFINITY, {}, '−∞'],
  ] as const)('writes %d with %j as %s', (value, format, written) => {
    expect(writeNumber(value, format, 'text')).toBe(written);
  });

  it('writes LaTeX between dollar signs and digits alone in code', () => {
    expect(writeNumber(-1.5e-10, {}, 'math')).toBe('-1.5\\times 10^{-10}');
    expect(writeNumber(1771776, {}, 'math')).toBe('1\\,771\\,776');
    expect(writeNumber(1771776, {}, 'code')).toBe('1771776');
  });
});
