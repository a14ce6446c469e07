import { z } from 'zod';
import { mul, real, sqrt } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Var(q·k) = d for independent q, k with components of mean 0 and variance 1; a factor 1/√d brings it back to 1.
 * Source: Vaswani et al. 2017, §3.2.1, footnote 4. `scaledVariance` is the variance of q·k/√d.
 */
export const logitVariance = defineOp({
  id: 'attn.logitVariance',
  title: { en: 'Variance of an attention logit', zh: '注意力 logit 的方差' },
  source: 'Vaswani et al. 2017, §3.2.1, footnote 4',
  conventions: [
    {
      en: 'Components of q and k are independent with mean 0 and variance 1.',
      zh: 'q 与 k 的各分量相互独立，均值为 0，方差为 1。',
    },
  ],
  input: z.strictObject({ dK: count('width of a head') }),
  output: z.strictObject({
    variance: result('', 'variance of q·k'),
    std: result('', 'its standard deviation'),
    scaledVariance: result('', 'variance of q·k/√d'),
  }),
  slips: {
    'variance-for-std': {
      explain: {
        en: 'Gives the variance where the standard deviation is asked.',
        zh: '问标准差却给了方差。',
      },
      steps: { std: (_, at) => real(at('variance')) },
    },
    'scale-by-d': {
      explain: { en: 'Divides the logits by d instead of √d.', zh: '把 logit 除以 d 而不是 √d。' },
      steps: {
        scaledVariance: (right, at) => mul(right, mul(at('scale'), at('scale'))),
      },
    },
    'no-scale': {
      explain: { en: 'Forgets that the scaling changes the variance.', zh: '忘了缩放会改变方差。' },
      steps: { scaledVariance: (_, at) => real(at('variance')) },
    },
  },
  define(scope, { dK }) {
    const width = scope.amount('dK', 'd', dK);
    const scale = scope.scalar(
      'scale',
      '\\tfrac{1}{\\sqrt{d}}',
      1 / Math.sqrt(dK),
      `\\tfrac{1}{\\sqrt{${dK}}}`,
    );
    const variance = scope.step('variance', '\\operatorname{Var}(q\\cdot k)', width);
    const std = scope.step('std', '\\sigma', sqrt(variance));
    const scaled = mul(real(variance), mul(scale, scale));
    return {
      variance,
      std,
      scaledVariance: scope.step('scaledVariance', '\\operatorname{Var}(q\\cdot k/\\sqrt{d})', scaled),
    };
  },
});
