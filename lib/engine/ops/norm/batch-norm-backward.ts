import { z } from 'zod';
import { transpose } from '../../language/move';
import { defineOp } from '../../op';
import { result, wantShape } from '../../schema/fields';
import { backwardFields, normBackward, normBackwardSlips } from './backward';

const input = z.strictObject(backwardFields('[N,C]', '[C]')).superRefine(({ x, dy, weight }, context) => {
  wantShape(context, 'dy', dy, x.shape, 'like x');
  wantShape(context, 'weight', weight, [x.shape[1]!], 'C, the channels of x');
});

/**
 * Backward pass of batch normalisation in training: with g = γ·dy, dx = (g − mean(g) − x̂·mean(g·x̂))/s over the batch
 * of each channel; dγ = Σ dy·x̂ and dβ = Σ dy. Worked out in reverse mode from the formula.
 * Source: Ioffe & Szegedy 2015, §3 (the unnumbered equations for ∂ℓ/∂x); torch.nn.BatchNorm1d in training.
 * Shapes: x, dy [N,C], weight [C] → dx [N,C], dWeight, dBias [C].
 */
export const batchNormBackward = defineOp({
  id: 'norm.batchNormBackward',
  title: { en: 'Backward pass of batch normalisation', zh: '批归一化的反向传播' },
  source: 'Ioffe & Szegedy 2015, §3; torch.nn.BatchNorm1d in training',
  conventions: [
    {
      en: 'Training mode: gradients flow through the batch statistics.',
      zh: '训练模式：梯度会流经批统计量。',
    },
    { en: 'Biased variance, ε inside the root.', zh: '方差有偏，ε 位于根号之内。' },
  ],
  input,
  output: z.strictObject({
    dx: result('[N,C]', 'gradient with respect to x'),
    dWeight: result('[C]', 'with respect to γ'),
    dBias: result('[C]', 'with respect to β'),
  }),
  slips: normBackwardSlips(transpose),
  define: (scope, given) => normBackward(scope, given, transpose),
});
