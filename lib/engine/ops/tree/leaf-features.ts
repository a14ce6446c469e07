import { z } from 'zod';
import { equal, less, lessEqual, select, whole } from '../../language/build';
import { concat } from '../../language/move';
import type { Node } from '../../language/node';
import { take } from '../../language/rank';
import { defineOp } from '../../op';
import { list, result, tensor } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { type FlatTree, readTree } from './read-tree';

const tree = z
  .unknown()
  .meta({
    type: 'object',
    description: '{feature, threshold, left, right}, or {leaf: index}; a tree of L leaves numbers them 0…L−1',
  })
  .transform((value, context): FlatTree => {
    const read = readTree(value);
    if (!('message' in read)) return read;
    context.addIssue({ code: 'custom', path: read.path, message: read.message });
    return z.NEVER;
  });

const input = z
  .strictObject({
    trees: list(tree, 'decision trees'),
    x: tensor({ shape: '[d]', ranks: [1], about: 'one example' }),
  })
  .superRefine(({ trees, x }, context) => {
    const width = x.shape[0]!;
    for (const [i, { feature }] of trees.entries()) {
      const outside = feature.find((asked) => asked >= width);
      if (outside === undefined) continue;
      const message = `feature ${outside} where one from 0 to ${width - 1} is wanted (x has ${width})`;
      context.addIssue({ code: 'custom', path: ['trees', i], message });
      return;
    }
  });

/** All trees in one numbering: inner nodes first, then leaves, tree after tree. */
type Forest = {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  roots: number[];
  /** Of each leaf: its tree and its index there. */
  treeOf: number[];
  leafOf: number[];
  depth: number;
};

function joined(trees: readonly FlatTree[]): Forest {
  const inner = trees.reduce((total, { feature }) => total + feature.length, 0);
  const forest: Forest = {
    feature: [],
    threshold: [],
    left: [],
    right: [],
    roots: [],
    treeOf: [],
    leafOf: [],
    depth: 0,
  };
  for (const [index, each] of trees.entries()) {
    const [firstInner, firstLeaf] = [forest.feature.length, inner + forest.treeOf.length];
    const place = (child: number) => (child < 0 ? firstLeaf - 1 - child : firstInner + child);
    forest.roots.push(place(each.feature.length > 0 ? 0 : -1));
    for (let node = 0; node < each.feature.length; node++) {
      forest.feature.push(each.feature[node]!);
      forest.threshold.push(each.threshold[node]!);
      forest.left.push(place(each.left[node]!));
      forest.right.push(place(each.right[node]!));
    }
    for (let leaf = 0; leaf < each.leaves; leaf++) {
      forest.treeOf.push(index);
      forest.leafOf.push(leaf);
    }
    forest.depth = Math.max(forest.depth, each.depth);
  }
  return forest;
}

const vector = (numbers: readonly number[]): Tensor => ({
  shape: [numbers.length],
  data: Float64Array.from(numbers),
});

/** Where one ends up after at least `depth` steps along `next`: each doubling follows twice as many. */
function followed(next: Node, depth: number): Node {
  let reached = next;
  for (let steps = 1; steps < depth; steps *= 2) reached = take(reached, reached);
  return reached;
}

/**
 * Sends x down every tree (left when x[feature] ≤ threshold) and marks the leaf it reaches: the features that a boosted
 * ensemble gives to a linear model or a network.
 * Source: He et al. 2014 (Practical Lessons from Predicting Clicks on Ads at Facebook), §3.1. The way down is followed by
 * pointer doubling, so that a deep tree takes the logarithm of its depth.
 * Shapes: K trees of L₁ … L_K leaves, x [d] → leaves [K], oneHot [ΣL].
 */
export const leafFeatures = defineOp({
  id: 'tree.leafFeatures',
  title: { en: 'GBDT leaves as one-hot features', zh: '以 GBDT 叶子作 one-hot 特征' },
  source: 'He et al. 2014, §3.1',
  conventions: [
    {
      en: 'Left when x[feature] ≤ threshold; equality goes left.',
      zh: 'x[feature] ≤ 阈值时走左子树；相等也走左边。',
    },
    {
      en: 'One indicator for each leaf of each tree, concatenated in the trees’ order.',
      zh: '每棵树的每片叶子对应一个指示量，按树的顺序拼接。',
    },
  ],
  input,
  output: z.strictObject({
    leaves: result('[K]', 'the leaf reached in each tree'),
    oneHot: result('[ΣL]', '1 at the leaf reached in each tree, 0 elsewhere'),
  }),
  slips: {
    'strictly-less': {
      explain: { en: 'Goes right where x equals the threshold.', zh: 'x 等于阈值时走了右边。' },
      steps: { goesLeft: (_, at) => less(at('asked'), at('threshold')) },
    },
    'sides-swapped': {
      explain: { en: 'Goes right where the condition holds.', zh: '条件成立时走了右边。' },
      steps: { child: (_, at) => select(at('goesLeft'), at('right'), at('left')) },
    },
    'numbers-for-indicators': {
      explain: {
        en: 'Gives the leaf numbers themselves as features, as if leaf 2 were twice leaf 1.',
        zh: '直接把叶子编号当特征，好像 2 号叶子是 1 号的两倍。',
      },
      steps: { oneHot: (_, at) => at('leaves') },
    },
  },
  define(scope, { trees, x }) {
    const forest = joined(trees);
    const counts = (name: string, symbol: string, numbers: readonly number[]) =>
      scope.counts(name, symbol, vector(numbers));
    const [roots, leafOf] = [
      counts('roots', 'r', forest.roots),
      counts('leafOf', '\\lambda', [...forest.feature.map(() => 0), ...forest.leafOf]),
    ];
    let reached = roots;
    if (forest.depth > 0) {
      const values = scope.tensor('x', 'x', x);
      const [left, right] = [counts('left', 'l', forest.left), counts('right', 'r', forest.right)];
      const asked = scope.alias('asked', 'x_f', take(values, counts('feature', 'f', forest.feature)));
      const threshold = scope.tensor('threshold', '\\theta', vector(forest.threshold));
      const goesLeft = scope.step('goesLeft', 'x_f \\le \\theta', lessEqual(asked, threshold));
      const child = scope.step('child', 'c', select(goesLeft, left, right));
      const leafPlaces = forest.leafOf.map((_, i) => forest.feature.length + i);
      const next = concat([child, counts('itself', 'i', leafPlaces)]);
      reached = take(followed(next, forest.depth), roots);
    }
    const leaves = scope.step('leaves', '\\lambda', take(leafOf, reached));
    const own = take(leaves, counts('treeOf', 'k', forest.treeOf));
    const marks = equal(own, counts('leaf', 'j', forest.leafOf));
    return { leaves, oneHot: scope.step('oneHot', '\\phi', select(marks, whole(1), whole(0))) };
  },
});
