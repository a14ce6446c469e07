import { z } from 'zod';
import { abs, mul, neg, sigmoid, square } from '../../language/build';
import { defineOp } from '../../op';
import { number, result } from '../../schema/fields';

/**
 * Softmax of two scores that are `gap` apart: the larger gets p = σ(|gap|), and ∂p/∂score = p(1 − p), the largest entry
 * of softmax's Jacobian. 1 − p is taken as σ(−|gap|), which keeps its digits when p is nearly 1.
 * Source: Vaswani et al. 2017, §3.2.1 (large dot products push softmax where its gradients vanish); Goodfellow, Bengio &
 * Courville 2016, §6.2.2.3 for the derivative.
 */
export const softmaxDerivative = defineOp({
  id: 'attn.softmaxDerivative',
  title: { en: 'Softmax’s derivative at a gap between scores', zh: '两个分数相差一定值时 softmax 的导数' },
  source: 'Vaswani et al. 2017, §3.2.1; Goodfellow, Bengio & Courville 2016, §6.2.2.3',
  conventions: [
    {
      en: 'Two scores only; the probability is that of the larger one.',
      zh: '只有两个分数；概率指较大者的概率。',
    },
    {
      en: 'For unscaled logits of width d take gap = √d, for scaled ones gap = 1 (one standard deviation).',
      zh: '未缩放的 logit（宽度 d）取 gap = √d，缩放后取 gap = 1（一个标准差）。',
    },
  ],
  input: z.strictObject({ gap: number('difference of the two scores') }),
  output: z.strictObject({
    probability: result('', 'p of the larger score'),
    derivative: result('', 'p(1 − p)'),
  }),
  slips: {
    'probability-for-derivative': {
      explain: {
        en: 'Gives p where its derivative p(1 − p) is asked.',
        zh: '把概率 p 当成了导数，导数是 p(1 − p)。',
      },
      steps: { derivative: (_, at) => at('probability') },
    },
    'p-squared': {
      explain: {
        en: 'Takes p² instead of p(1 − p).',
        zh: '写成了 p²，应为 p(1 − p)。',
      },
      steps: { derivative: (_, at) => square(at('probability')) },
    },
    'other-probability': {
      explain: {
        en: 'Gives 1 − p, the probability of the smaller score.',
        zh: '给出的是 1 − p，即较小分数的概率。',
      },
      steps: { probability: (_, at) => sigmoid(neg(at('distance'))) },
    },
  },
  define(scope, given) {
    const gap = scope.scalar('gap', '\\Delta', given.gap);
    const distance = scope.step('distance', '|\\Delta|', abs(gap));
    const probability = scope.step('probability', 'p', sigmoid(distance));
    const rest = scope.step('rest', '(1-p)', sigmoid(neg(distance)));
    return {
      probability,
      derivative: scope.step('derivative', '\\frac{\\partial p}{\\partial s}', mul(probability, rest)),
    };
  },
});
