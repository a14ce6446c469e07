import { z } from 'zod';
import { add, div, mul, real, sqrt, square } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';
import { learningRate } from './descent-input';

/**
 * The learning rate AdaGrad has left for a parameter that was hit n times by a gradient of size g:
 * α/(√(n·g²) + ε), so α/√n for unit gradients. Rare features keep a large rate, frequent ones lose theirs.
 * Source: Duchi, Hazan & Singer 2011, §1.1; ε outside the root as in torch.optim.Adagrad.
 */
export const adagradRate = defineOp({
  id: 'optim.adagradRate',
  title: { en: 'Learning rate AdaGrad leaves a feature', zh: 'AdaGrad 下某特征的有效学习率' },
  source: 'Duchi, Hazan & Singer 2011, §1.1; torch.optim.Adagrad',
  conventions: [
    { en: 'Steps in which the feature is absent add nothing to v.', zh: '该特征未出现的步不会增加 v。' },
    { en: 'ε is added outside the root.', zh: 'ε 加在根号之外。' },
  ],
  input: z.strictObject({
    lr: learningRate(),
    hits: count('steps in which the feature had a gradient'),
    gradient: number('size of that gradient').default(1),
    eps: number('ε', { from: 0 }).default(1e-10),
  }),
  output: z.strictObject({
    accumulated: result('', 'v = n·g²'),
    rate: result('', 'α/(√v + ε)'),
  }),
  slips: {
    'no-root': {
      explain: {
        en: 'Divides by v itself: the rate falls like 1/n instead of 1/√n.',
        zh: '直接除以 v：学习率按 1/n 而不是 1/√n 下降。',
      },
      steps: { rate: (_, at) => div(at('lr'), add(at('accumulated'), at('eps'))) },
    },
    'average-instead-of-sum': {
      explain: {
        en: 'Averages the squares, as RMSProp does: the rate does not fall at all.',
        zh: '对平方取平均（那是 RMSProp）：学习率根本不会下降。',
      },
      steps: { accumulated: (_, at) => square(at('gradient')) },
    },
  },
  define(scope, { lr, hits, gradient, eps }) {
    const alpha = scope.scalar('lr', '\\alpha', lr);
    const n = scope.amount('hits', 'n', hits);
    const g = scope.scalar('gradient', 'g', gradient);
    const epsilon = scope.scalar('eps', '\\varepsilon', eps);
    const accumulated = scope.step('accumulated', 'v', mul(real(n), square(g)));
    const rate = scope.step('rate', '\\alpha_n', div(alpha, add(sqrt(accumulated), epsilon)));
    return { accumulated, rate };
  },
});
