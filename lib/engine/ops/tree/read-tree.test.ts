import { describe, expect, it } from 'vitest';
import { readTree } from './read-tree';

const stump = { feature: 1, threshold: 0.5, left: { leaf: 0 }, right: { leaf: 1 } };

describe('readTree', () => {
  it('returns inner nodes in columns and how many leaves there are', () => {
    expect(readTree({ ...stump, right: { ...stump, left: { leaf: 2 } } })).toEqual({
      feature: [1, 1],
      threshold: [0.5, 0.5],
      left: [-1, -3],
      right: [1, -2],
      leaves: 3,
      depth: 2,
    });
    expect(readTree({ leaf: 0 })).toMatchObject({ feature: [], leaves: 1, depth: 0 });
  });

  it.each([
    ['no tree', null, [], /null/],
    ['a list', [], [], /empty list/],
    ['a missing field', { feature: 0, left: { leaf: 0 }, right: { leaf: 1 } }, ['threshold'], /required/],
    ['an unknown field', { ...stump, gain: 1 }, ['gain'], /unknown/],
    ['a node that is both', { ...stump, leaf: 0 }, ['feature'], /unknown/],
    ['a leaf that is no number', { ...stump, left: { leaf: '0' } }, ['left', 'leaf'], /string "0"/],
    ['half a feature', { ...stump, feature: 0.5 }, ['feature'], /0.5 where a whole number/],
    ['a threshold of ∞', { ...stump, threshold: 'Infinity' }, ['threshold'], /finite number/],
    ['a leaf twice', { ...stump, left: { leaf: 1 } }, ['right', 'leaf'], /again/],
    ['a leaf left out', { ...stump, right: { leaf: 2 } }, ['right', 'leaf'], /0 to 1/],
  ])('rejects %s', (_, tree, path, message) => {
    expect(readTree(tree)).toEqual({ path, message: expect.stringMatching(message) });
  });

  it('reads a tree of a hundred thousand levels', () => {
    let deep: object = { leaf: 0 };
    for (let i = 1; i <= 100_000; i++) deep = { feature: 0, threshold: i, left: deep, right: { leaf: i } };
    expect(readTree(deep)).toMatchObject({ leaves: 100_001, depth: 100_000 });
  });
});
