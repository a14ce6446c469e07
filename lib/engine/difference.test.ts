import { expect, test } from 'vitest';
import { slipDifference } from './difference';

test('returns where a mistake first shows, with both values', () => {
  expect(slipDifference('attn.logitVariance', { dK: 4 }, 'not-scaled')).toBeNull();
  expect(slipDifference('norm.layerNorm', { x: [[1, 3]], eps: 0 }, 'divide-by-variance')).toBeNull();
  expect(slipDifference('norm.layerNorm', { x: [[0, 4]], eps: 0 }, 'divide-by-variance')).toEqual({
    path: 'y[0][0]',
    right: '-1',
    wrong: '-0.5',
  });
});

test('returns nothing for a case that is invalid', () => {
  expect(slipDifference('norm.layerNorm', { x: 'no tensor' }, 'divide-by-variance')).toBeNull();
});
