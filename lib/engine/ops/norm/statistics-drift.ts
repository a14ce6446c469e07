import { z } from 'zod';
import { add, average, dot, mul, square, sub } from '../../language/build';
import { spread } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { number, result, tensor, wantShape } from '../../schema/fields';
import { besselFactor } from './bessel';

const input = z
  .strictObject({
    x: tensor({ shape: '[N,D]', ranks: [2], about: 'a batch of inputs of the layer' }),
    weight: tensor({ shape: '[H,D]', ranks: [2], about: 'weights before the step' }),
    gradient: tensor({ shape: '[H,D]', ranks: [2], about: 'gradient of the weights' }),
    lr: number('learning rate of the step', { from: 0 }),
  })
  .superRefine(({ x, weight, gradient }, context) => {
    wantShape(context, 'weight', weight, [weight.shape[0]!, x.shape[1]!], 'D, the columns of x');
    wantShape(context, 'gradient', gradient, weight.shape, 'like weight');
  });

type When = 'Before' | 'After';

/** Mean and biased variance over the batch of each unit's pre-activation. */
function statistics(scope: Scope, weight: Node, when: When): { mean: Node; variance: Node } {
  const mark = when === 'After' ? "'" : '';
  const z = scope.step(`preActivation${when}`, `z${mark}`, dot(weight, scope.at('x')));
  const mean = scope.step(`mean${when}`, `\\mu${mark}`, average(z));
  const squares = average(square(sub(z, spread(mean, z))));
  return { mean, variance: scope.step(`var${when}`, `\\sigma^{2${mark ? '\\prime' : ''}}`, squares) };
}

const sampleVariance = (right: Node, at: (name: string) => Node): Node =>
  mul(right, besselFactor(at('x').shape[0]!));

/**
 * What internal covariate shift means in numbers: the mean and variance of a layer's pre-activations z = xWᵀ over one
 * batch, before and after a single step W ← W − αG.
 * Source: Ioffe & Szegedy 2015, §2. That batch normalisation works by reducing this shift is disputed (Santurkar et
 * al. 2018); the shift itself can be computed.
 * Shapes: x [N,D], weight [H,D] → each output [H].
 */
export const statisticsDrift = defineOp({
  id: 'norm.statisticsDrift',
  title: { en: 'Drift of a layer’s statistics in one step', zh: '一步更新前后层统计量的漂移' },
  source: 'Ioffe & Szegedy 2015, §2; Santurkar et al. 2018 on what it does not explain',
  conventions: [
    { en: 'Variances are biased: divided by N.', zh: '方差为有偏估计：除以 N。' },
    { en: 'The inputs of the layer are the same before and after.', zh: '更新前后该层的输入不变。' },
  ],
  input,
  output: z.strictObject({
    meanBefore: result('[H]', 'batch mean of each unit before the step'),
    varBefore: result('[H]', 'biased batch variance before the step'),
    meanAfter: result('[H]', 'batch mean after the step'),
    varAfter: result('[H]', 'biased batch variance after the step'),
  }),
  slips: {
    'sample-variance': {
      explain: { en: 'Divides by N − 1, as for a sample variance.', zh: '按样本方差除以 N − 1。' },
      steps: { varBefore: sampleVariance, varAfter: sampleVariance },
    },
    ascend: {
      explain: { en: 'Adds the step instead of subtracting it.', zh: '加上了更新量，而不是减去。' },
      steps: { weightAfter: (_, at) => add(at('weight'), mul(at('lr'), at('gradient'))) },
    },
    'drift-of-the-weights': {
      explain: {
        en: 'Moves the statistics by the step itself, as if every input were 1.',
        zh: '直接用更新量移动统计量，好像输入全为 1。',
      },
      steps: {
        meanAfter: (_, at) => sub(at('meanBefore'), mul(at('lr'), average(at('gradient')))),
      },
    },
  },
  define(scope, { x, weight, gradient, lr }) {
    scope.tensor('x', 'x', x);
    const before = scope.tensor('weight', 'W', weight);
    const step = mul(scope.scalar('lr', '\\alpha', lr), scope.tensor('gradient', 'G', gradient));
    const first = statistics(scope, before, 'Before');
    const second = statistics(scope, scope.step('weightAfter', "W'", sub(before, step)), 'After');
    return {
      meanBefore: first.mean,
      varBefore: first.variance,
      meanAfter: second.mean,
      varAfter: second.variance,
    };
  },
});
