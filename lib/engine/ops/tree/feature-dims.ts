import { z } from 'zod';
import { div, mul, real } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Width of the features a boosted ensemble hands to another model: one indicator for each leaf of each tree, of which one
 * a tree is 1.
 * Source: He et al. 2014 (Practical Lessons from Predicting Clicks on Ads at Facebook), §3.1.
 */
export const featureDims = defineOp({
  id: 'tree.featureDims',
  title: { en: 'Width of GBDT leaf features', zh: 'GBDT 叶子特征的维数' },
  source: 'He et al. 2014, §3.1',
  conventions: [
    { en: 'One indicator for each leaf, concatenated over the trees.', zh: '每片叶子一个指示量，按树拼接。' },
    { en: 'All trees have the same number of leaves.', zh: '每棵树的叶子数相同。' },
  ],
  input: z.strictObject({
    trees: count('trees of the ensemble'),
    leavesPerTree: count('leaves of a tree'),
  }),
  output: z.strictObject({
    dims: result('', 'width of the feature vector'),
    ones: result('', 'elements that are 1'),
    density: result('', 'ones ÷ dims'),
  }),
  slips: {
    'one-dimension-a-tree': {
      explain: {
        en: 'Gives a tree one dimension: a leaf’s number is not a quantity, it is a category.',
        zh: '一棵树只给一维：叶子编号是类别，不是数值。',
      },
      steps: { dims: (_, at) => at('trees') },
    },
    'every-leaf-on': {
      explain: {
        en: 'Takes every element to be 1, not one for each tree.',
        zh: '以为所有元素都是 1，其实每棵树只有一个。',
      },
      steps: { ones: (_, at) => at('dims') },
    },
    'combinations-of-leaves': {
      explain: {
        en: 'Squares the leaves, as if pairs of trees were crossed.',
        zh: '把叶子数平方，好像树与树之间做了交叉。',
      },
      steps: { dims: (right, at) => mul(right, at('leavesPerTree')) },
    },
  },
  define(scope, { trees, leavesPerTree }) {
    const ensemble = scope.amount('trees', 'K', trees);
    const dims = scope.step('dims', 'D', mul(ensemble, scope.amount('leavesPerTree', 'L', leavesPerTree)));
    const ones = scope.step('ones', 'n_1', ensemble);
    return { dims, ones, density: scope.step('density', '\\delta', div(real(ones), real(dims))) };
  },
});
