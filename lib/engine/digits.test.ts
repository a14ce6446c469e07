import { describe, expect, it } from 'vitest';
import { groupThousands, superscript } from './digits';

describe('groupThousands', () => {
  it.each([
    ['1024', '1024'],
    ['16384', '16 384'],
    ['107814649856', '107 814 649 856'],
  ])('writes %s as %s', (digits, grouped) => {
    expect(groupThousands(digits, ' ')).toBe(grouped);
  });
});

describe('superscript', () => {
  it.each([
    [9, '⁹'],
    [-10, '⁻¹⁰'],
    [0, '⁰'],
  ])('raises %d', (exponent, text) => {
    expect(superscript(exponent)).toBe(text);
  });
});
