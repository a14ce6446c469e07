import { z } from 'zod';
import { defineOp } from '../../op';
import { result, wantShape } from '../../schema/fields';
import { backwardFields, normBackward, normBackwardSlips } from './backward';

const input = z.strictObject(backwardFields('[N,D]', '[D]')).superRefine(({ x, dy, weight }, context) => {
  wantShape(context, 'dy', dy, x.shape, 'like x');
  wantShape(context, 'weight', weight, [x.shape[1]!], 'D, the columns of x');
});

/** Statistics run over the last axis as it is. */
const asItIs = <T>(value: T): T => value;

/**
 * Backward pass of layer normalisation: with g = γ·dy, dx = (g − mean(g) − x̂·mean(g·x̂))/s over the row, because μ and
 * σ depend on every element; dγ = Σ dy·x̂ and dβ = Σ dy over the rows. Worked out in reverse mode from the formula.
 * Source: the derivative of Ba, Kiros & Hinton 2016, eq. 3–4; torch.nn.functional.layer_norm.
 * Shapes: x, dy [N,D], weight [D] → dx [N,D], dWeight, dBias [D].
 */
export const layerNormBackward = defineOp({
  id: 'norm.layerNormBackward',
  title: { en: 'Backward pass of layer normalisation', zh: '层归一化的反向传播' },
  source: 'Ba, Kiros & Hinton 2016, eq. 3–4, differentiated; torch.nn.functional.layer_norm',
  conventions: [
    { en: 'Biased variance, ε inside the root.', zh: '方差有偏，ε 位于根号之内。' },
    { en: 'dWeight and dBias are summed over the rows.', zh: 'dWeight 与 dBias 对所有行求和。' },
  ],
  input,
  output: z.strictObject({
    dx: result('[N,D]', 'gradient with respect to x'),
    dWeight: result('[D]', 'with respect to γ'),
    dBias: result('[D]', 'with respect to β'),
  }),
  slips: normBackwardSlips(asItIs),
  define: (scope, given) => normBackward(scope, given, asItIs),
});
