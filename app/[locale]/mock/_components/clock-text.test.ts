import { expect, it } from 'vitest';
import { clockText } from './clock-text';

it.each([
  [1_200_000, '20:00'],
  [65_000, '1:05'],
  [64_001, '1:05'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('shows %d ms left as %s', (leftMs, text) => {
  expect(clockText(leftMs)).toBe(text);
});
