import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../answer.fixture';
import { evaluate } from '../../evaluate';
import { treeInputs } from './cases.fixture';

type Tree = { leaf: number } | { feature: number; threshold: number; left: Tree; right: Tree };

/** Down one tree, question by question. */
function leafOf(tree: Tree, x: readonly number[]): number {
  if ('leaf' in tree) return tree.leaf;
  return leafOf(x[tree.feature]! <= tree.threshold ? tree.left : tree.right, x);
}

const leavesOf = (tree: Tree): number => ('leaf' in tree ? 1 : leavesOf(tree.left) + leavesOf(tree.right));

/** A tree that is a chain of n questions: x ≤ n, x ≤ n−1, …; leaf i is for i < x. */
function chain(n: number): Tree {
  let tree: Tree = { leaf: 0 };
  for (let i = 1; i <= n; i++) tree = { feature: 0, threshold: i, left: tree, right: { leaf: i } };
  return tree;
}

describe('tree.leafFeatures', () => {
  it('reaches the leaf that the questions lead to, and marks it alone in each tree', () => {
    const cases = treeInputs['tree.leafFeatures']! as fc.Arbitrary<{ trees: Tree[]; x: number[] }>;
    fc.assert(
      fc.property(cases, ({ trees, x }) => {
        const { leaves, oneHot } = answer('tree.leafFeatures', { trees, x });
        const wanted = trees.map((tree) => leafOf(tree, x));
        expect(leaves).toEqual(wanted);
        expect(oneHot).toEqual(
          trees.flatMap((tree, i) =>
            Array.from({ length: leavesOf(tree) }, (_, leaf) => Number(leaf === wanted[i])),
          ),
        );
      }),
    );
  });

  it('follows a tree of fifty thousand levels', () => {
    const trees = [chain(50_000), chain(3)];
    expect(answer('tree.leafFeatures', { trees, x: [2.5] }).leaves).toEqual([2, 2]);
    expect(answer('tree.leafFeatures', { trees, x: [-1] }).leaves).toEqual([0, 0]);
  });

  it.each([
    ['a leaf that is missing deep down', { ...chain(2), right: { leaf: 7 } }, 'input.trees[0].right.leaf'],
    ['a feature beyond x', { ...chain(2), feature: 1 }, 'input.trees[0]'],
    ['a tree that is none', 'tree', 'input.trees[0]'],
  ])('rejects %s', (_, tree, path) => {
    expect(evaluate('tree.leafFeatures', { trees: [tree], x: [1] })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path },
    });
  });
});

describe('tree.featureDims', () => {
  it('returns 800 dimensions with 100 ones for 100 trees of 8 leaves', () => {
    expect(answer('tree.featureDims', { trees: 100, leavesPerTree: 8 })).toEqual({
      dims: 800,
      ones: 100,
      density: 0.125,
    });
  });
});
