import fc from 'fast-check';
import { count, extent, type RandomInputs, real, vector } from '../../arbitrary.fixture';

type Tree = { leaf: number } | { feature: number; threshold: number; left: Tree; right: Tree };

/** Few thresholds, so that some equal a feature. */
const step = fc.oneof(real, fc.constantFrom(-1, 0, 1));

/** A tree's leaves numbered from left to right. */
function numbered(tree: Tree, next = { leaf: 0 }): Tree {
  if ('leaf' in tree) return { leaf: next.leaf++ };
  const left = numbered(tree.left, next);
  return { ...tree, left, right: numbered(tree.right, next) };
}

const treeOver = (features: number): fc.Arbitrary<Tree> =>
  fc
    .letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constant<Tree>({ leaf: 0 }),
        fc.record({
          feature: fc.integer({ min: 0, max: features - 1 }),
          threshold: step,
          left: tie('tree'),
          right: tie('tree'),
        }),
      ),
    }))
    .tree.map((tree) => numbered(tree));

const leafFeatures = extent.chain((features) =>
  fc.record({
    trees: fc.array(treeOver(features), { minLength: 1, maxLength: 4 }),
    x: vector(features, step),
  }),
);

export const treeInputs: RandomInputs = {
  'tree.leafFeatures': leafFeatures,
  'tree.featureDims': fc.record({ trees: count(10_000), leavesPerTree: count(1024) }),
};
