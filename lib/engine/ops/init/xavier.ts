import { z } from 'zod';
import { add, div, mul, real, sqrt, square } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';
import { spreadOf, spreadSlips } from './spread';

/**
 * Var(w) = g²·2/(fanIn + fanOut); σ its root, and U(−√3σ, √3σ) has the same variance.
 * Source: Glorot & Bengio 2010, eq. 12 and 16; torch.nn.init.xavier_normal_ and xavier_uniform_.
 */
export const xavier = defineOp({
  id: 'init.xavier',
  title: { en: 'Xavier (Glorot) initialisation', zh: 'Xavier（Glorot）初始化' },
  source: 'Glorot & Bengio 2010, eq. 12 and 16; torch.nn.init.xavier_uniform_',
  conventions: [
    {
      en: 'The gain multiplies the standard deviation, so its square multiplies the variance.',
      zh: 'gain 乘在标准差上，因此方差乘的是它的平方。',
    },
    {
      en: '`bound` is the half-width of the uniform distribution with this variance.',
      zh: '`bound` 是具有该方差的均匀分布的半宽。',
    },
  ],
  input: z.strictObject({
    fanIn: count('inputs of a unit'),
    fanOut: count('outputs of a unit'),
    gain: number('g', { from: 0 }).default(1),
  }),
  output: z.strictObject({
    variance: result('', 'variance of a weight'),
    std: result('', 'σ of the normal distribution'),
    bound: result('', 'half-width of the uniform distribution'),
  }),
  slips: {
    ...spreadSlips,
    'fan-in-only': {
      explain: {
        en: 'Divides by fanIn alone, as He and LeCun do.',
        zh: '只除以 fanIn，那是 He 与 LeCun 初始化的做法。',
      },
      steps: { variance: (_, at) => div(mul(2, square(at('gain'))), real(at('fanIn'))) },
    },
    'sum-not-mean': {
      explain: {
        en: 'Divides by fanIn + fanOut without the factor 2: by their sum instead of their mean.',
        zh: '除以 fanIn + fanOut 却漏了系数 2：用了和而不是平均。',
      },
      steps: { variance: (right) => div(right, 2) },
    },
  },
  define(scope, { fanIn, fanOut, gain }) {
    const g = scope.scalar('gain', 'g', gain);
    const fans = add(
      scope.amount('fanIn', 'n_{\\text{in}}', fanIn),
      scope.amount('fanOut', 'n_{\\text{out}}', fanOut),
    );
    const variance = scope.step('variance', '\\operatorname{Var}(w)', div(mul(2, square(g)), real(fans)));
    return spreadOf(scope, variance, sqrt(variance));
  },
});
