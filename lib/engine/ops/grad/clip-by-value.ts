import { z } from 'zod';
import { constant, maximum, minimum, neg } from '../../language/build';
import { defineOp } from '../../op';
import { number, result } from '../../schema/fields';
import { bringGradients, gradientTensors } from './gradient-tensors';

const input = z.strictObject({
  grads: gradientTensors,
  limit: number('largest magnitude allowed', { from: 0 }),
});

type ClipInput = z.output<typeof input>;

const mapElements = ({ grads, limit }: ClipInput, f: (g: number) => number): ClipInput => ({
  grads: grads.map(({ shape, data }) => ({ shape, data: data.map(f) })),
  limit,
});

/**
 * Clipping by value: each element limited to ±c. The direction of the gradient may turn.
 * Source: torch.nn.utils.clip_grad_value_.
 */
export const clipByValue = defineOp({
  id: 'grad.clipByValue',
  title: { en: 'Clip gradients element by element', zh: '按值裁剪梯度' },
  source: 'torch.nn.utils.clip_grad_value_',
  conventions: [{ en: 'The interval is [−c, c].', zh: '区间为 [−c, c]。' }],
  input,
  output: z.strictObject({ clipped: result('like grads', 'the gradients limited') }),
  slips: {
    'upper-side-only': {
      explain: {
        en: 'Limits large positive elements and lets negative ones pass.',
        zh: '只限制了过大的正值，放过了负值。',
      },
      steps: { lower: () => constant(-Number.MAX_VALUE) },
    },
    'set-to-zero': {
      explain: {
        en: 'Sets elements beyond the limit to 0 instead of to the limit.',
        zh: '超限的元素被置为 0，而不是取边界值。',
      },
      input: (given) => mapElements(given, (g) => (Math.abs(g) > given.limit ? 0 : g)),
    },
    'by-norm': {
      explain: {
        en: 'Scales the whole gradient down to length c: clipping by norm.',
        zh: '把整个梯度缩放到长度 c：那是按范数裁剪。',
      },
      input: (given) => {
        const squares = given.grads.map(({ data }) => data.reduce((sum, g) => sum + g * g, 0));
        const norm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
        const scale = norm > given.limit ? given.limit / norm : 1;
        return mapElements(given, (g) => g * scale);
      },
    },
  },
  define(scope, { grads, limit }) {
    const c = scope.scalar('limit', 'c', limit);
    const lower = scope.step('lower', 'a', neg(c));
    const clipped = bringGradients(scope, grads).map((g, i) =>
      scope.step(`clipped[${i}]`, `\\hat{g}_{${i + 1}}`, maximum(lower, minimum(g, c))),
    );
    return { clipped };
  },
});
