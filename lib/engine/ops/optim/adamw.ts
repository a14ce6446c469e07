import { z } from 'zod';
import { add, mul, sub } from '../../language/build';
import { defineOp } from '../../op';
import { number } from '../../schema/fields';
import { adamConventions, adamDescent, adamFields, adamResult, momentSlips } from './adam-step';
import { checkDescent } from './descent-input';

const input = z
  .strictObject({
    ...adamFields,
    weightDecay: number('decoupled weight decay λ, multiplied by the learning rate', { from: 0 }).default(
      0.01,
    ),
  })
  .superRefine(checkDescent);

/**
 * AdamW: Adam's step and, beside it, decay of the parameters: θ ← θ − αλθ − α·m̂/(√v̂ + ε), m and v from the plain
 * gradient.
 * Source: Loshchilov & Hutter 2019, Algorithm 2; torch.optim.AdamW, which multiplies λ by the learning rate α (the
 * paper by its schedule η alone).
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state m, v, mHat, vHat (or vMax) [d] after the last step.
 */
export const adamw = defineOp({
  id: 'optim.adamw',
  title: { en: 'AdamW: Adam with decoupled weight decay', zh: 'AdamW：权重衰减解耦的 Adam' },
  source: 'Loshchilov & Hutter 2019, Algorithm 2; torch.optim.AdamW',
  conventions: [
    ...adamConventions,
    {
      en: 'The decay is αλθ, as in PyTorch; in the paper λ is not multiplied by α.',
      zh: '衰减量为 αλθ（同 PyTorch）；论文中 λ 不乘学习率 α。',
    },
    {
      en: 'The decayed parameters are those before the step.',
      zh: '衰减作用于更新前的参数。',
    },
  ],
  input,
  output: adamResult,
  slips: {
    ...momentSlips<z.output<typeof input>>(),
    'decay-without-lr': {
      explain: {
        en: 'Subtracts λθ without multiplying it by the learning rate.',
        zh: '直接减去 λθ，没有乘学习率。',
      },
      steps: { decay: (_, at) => mul(at('weightDecay'), at('x')) },
    },
    'l2-in-the-gradient': {
      explain: {
        en: 'Adds λθ to the gradient, where the adaptive denominator rescales it: Adam with L2.',
        zh: '把 λθ 加进了梯度，会被自适应分母缩放：那是 Adam + L2。',
      },
      steps: {
        gradient: (plain, at) => add(plain, mul(at('weightDecay'), at('x'))),
        decay: (_, at) => mul(0, at('x')),
      },
    },
    'no-decay': {
      explain: { en: 'Forgets the decay.', zh: '忘了权重衰减。' },
      input: (given) => ({ ...given, weightDecay: 0 }),
    },
    ascend: {
      explain: { en: 'Adds the step instead of subtracting it.', zh: '加上了更新量，而不是减去。' },
      steps: { params: (_, at) => add(at('decayed'), at('update')) },
    },
  },
  define(scope, given) {
    scope.scalar('weightDecay', '\\lambda', given.weightDecay);
    return adamDescent(scope, given, {
      parameters(inner, x) {
        const decay = inner.step('decay', 'W_{{t}}', mul(mul(inner.at('lr'), inner.at('weightDecay')), x));
        return inner.step('decayed', '\\theta^{W}_{{t}}', sub(x, decay));
      },
    });
  },
});
