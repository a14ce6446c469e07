import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { number } from '../../schema/fields';
import { adamConventions, adamDescent, adamFields, adamResult, momentSlips } from './adam-step';
import { checkDescent } from './descent-input';

const input = z
  .strictObject({ ...adamFields, l2: number('weight decay added to the gradient', { from: 0 }).default(0) })
  .superRefine(checkDescent);

/**
 * Adam: m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g², m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ), θ ← θ − α·m̂/(√v̂ + ε).
 * Source: Kingma & Ba 2015, Algorithm 1 (ε outside the root) and §2 end (ε̂ form, `hat`); torch.optim.Adam; amsgrad
 * after Reddi et al. 2018, Algorithm 2, with the running maximum of the raw v, corrected as in PyTorch.
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state m, v, mHat, vHat (or vMax) [d] after the last step.
 */
export const adam = defineOp({
  id: 'optim.adam',
  title: { en: 'Adam', zh: 'Adam 优化器' },
  source: 'Kingma & Ba 2015, Algorithm 1; torch.optim.Adam',
  conventions: [
    ...adamConventions,
    {
      en: '`l2` is added to the gradient; decoupled decay is AdamW.',
      zh: '`l2` 加进梯度；解耦的权重衰减是 AdamW。',
    },
  ],
  input,
  output: adamResult,
  slips: momentSlips<z.output<typeof input>>(),
  define(scope, given) {
    const penalty = given.l2 > 0 ? scope.scalar('l2', '\\lambda', given.l2) : null;
    return adamDescent(scope, given, {
      gradient: (inner, g) => (penalty ? add(g, mul(penalty, inner.at('x'))) : g),
    });
  },
});
