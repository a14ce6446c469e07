import { z } from 'zod';
import { add, constant, div, real, sqrt, square } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, count, number, result } from '../../schema/fields';
import { spreadOf, spreadSlips } from './spread';

const nonlinearities = ['relu', 'leakyRelu', 'linear', 'tanh'] as const;

/** As torch.nn.init.calculate_gain. */
const gains: Record<(typeof nonlinearities)[number], (scope: Scope) => Node> = {
  relu: () => sqrt(constant(2)),
  leakyRelu: (scope) => sqrt(div(2, add(1, square(scope.at('negativeSlope'))))),
  linear: () => constant(1),
  tanh: () => div(5, 3),
};

/**
 * Var(w) = g²/fan with the gain g of the nonlinearity that follows; σ its root, and U(−√3σ, √3σ) for the same
 * variance.
 * Source: He et al. 2015, eq. 10 (ReLU) and 15 (leaky); torch.nn.init.kaiming_normal_ and calculate_gain.
 */
export const kaiming = defineOp({
  id: 'init.kaiming',
  title: { en: 'Kaiming (He) initialisation', zh: 'Kaiming（He）初始化' },
  source: 'He et al. 2015, eq. 10 and 15; torch.nn.init.kaiming_normal_, calculate_gain',
  conventions: [
    {
      en: 'Gains as in PyTorch: ReLU √2, leaky ReLU √(2/(1+slope²)), linear 1, tanh 5/3.',
      zh: 'gain 同 PyTorch：ReLU 为 √2，leaky ReLU 为 √(2/(1+slope²))，线性为 1，tanh 为 5/3。',
    },
    {
      en: '`fan` is fanIn to keep the forward variance, fanOut to keep the backward one.',
      zh: '`fan` 取 fanIn 可保持前向方差，取 fanOut 可保持反向方差。',
    },
  ],
  input: z.strictObject({
    fan: count('inputs (or outputs) of a unit'),
    nonlinearity: choice(nonlinearities, 'what follows the layer').default('relu'),
    negativeSlope: number('slope of leakyRelu below 0').default(0.01),
  }),
  output: z.strictObject({
    gain: result('', 'g'),
    variance: result('', 'variance of a weight'),
    std: result('', 'σ of the normal distribution'),
    bound: result('', 'half-width of the uniform distribution'),
  }),
  slips: {
    ...spreadSlips,
    'no-gain': {
      explain: {
        en: 'Takes 1/fan, without the gain of the nonlinearity.',
        zh: '直接取 1/fan，漏了非线性函数的 gain。',
      },
      steps: { variance: (_, at) => div(1, real(at('fan'))) },
    },
    'gain-not-squared': {
      explain: {
        en: 'Multiplies the variance by the gain instead of its square.',
        zh: '方差乘的是 gain 而不是它的平方。',
      },
      steps: { variance: (_, at) => div(at('gain'), real(at('fan'))) },
    },
    'relu-gain': {
      explain: {
        en: 'Takes the gain of ReLU, √2, whatever the nonlinearity.',
        zh: '不管什么非线性函数都用 ReLU 的 gain √2。',
      },
      input: (given) => ({ ...given, nonlinearity: 'relu' as const }),
    },
  },
  define(scope, { fan, nonlinearity, negativeSlope }) {
    scope.scalar('negativeSlope', 's', negativeSlope);
    const n = scope.amount('fan', 'n', fan);
    const gain = scope.step('gain', 'g', gains[nonlinearity](scope));
    const variance = scope.step('variance', '\\operatorname{Var}(w)', div(square(gain), real(n)));
    return { gain, ...spreadOf(scope, variance, sqrt(variance)) };
  },
});
