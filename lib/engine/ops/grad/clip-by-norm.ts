import { z } from 'zod';
import { add, div, maximum, mul } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, number, result } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { globalNorm } from './global-norm';
import { bringGradients, gradientTensors } from './gradient-tensors';

const input = z.strictObject({
  grads: gradientTensors,
  maxNorm: number('largest norm allowed', { above: 0 }),
  eps: number('ε, added to the norm', { from: 0 }).default(1e-6),
  over: choice(['global', 'tensor'], 'one norm over all tensors, or one for each').default('global'),
});

/** c/max(N + ε, c), which is min(1, c/(N + ε)) without a division by 0. */
function scaleFor(scope: Scope, norm: Node): Node {
  const limit = scope.at('maxNorm');
  return div(limit, maximum(add(norm, scope.at('eps')), limit));
}

/** Each tensor by a norm of its own. */
function clippedApart(scope: Scope, given: readonly Tensor[], grads: readonly Node[]): Node[] {
  return grads.map((g, i) => {
    const norm = scope.step(`norm[${i}]`, `N_{${i + 1}}`, globalNorm(scope, [given[i]!], [g]));
    return mul(scope.step(`scale[${i}]`, `s_{${i + 1}}`, scaleFor(scope, norm)), g);
  });
}

/**
 * Clipping by norm: N = √Σg² over all tensors, scale = min(1, c/(N + ε)), g ← scale·g: the direction stays.
 * Source: Pascanu, Mikolov & Bengio 2013, Algorithm 1; torch.nn.utils.clip_grad_norm_ (ε = 10⁻⁶, one norm over all
 * parameters). `over: "tensor"` is Keras' clipnorm; totalNorm is the global norm all the same, and scale a list.
 */
export const clipByNorm = defineOp({
  id: 'grad.clipByNorm',
  title: { en: 'Clip gradients by their norm', zh: '按范数裁剪梯度' },
  source: 'Pascanu, Mikolov & Bengio 2013, Algorithm 1; torch.nn.utils.clip_grad_norm_',
  conventions: [
    {
      en: 'One L2 norm over all tensors together, unless `over` says each on its own (Keras `clipnorm`).',
      zh: '所有张量共用一个 L2 范数，除非 `over` 指定各算各的（同 Keras 的 `clipnorm`）。',
    },
    { en: 'ε is added to the norm, as in PyTorch.', zh: 'ε 加在范数上（同 PyTorch）。' },
  ],
  input,
  output: z.strictObject({
    totalNorm: result('', 'L2 norm of all gradients together'),
    scale: result('', 'factor of every gradient; over tensors one each'),
    clipped: result('like grads', 'the gradients scaled'),
  }),
  slips: {
    'per-tensor': {
      explain: {
        en: 'Clips each tensor by its own norm instead of the norm of all.',
        zh: '按每个张量各自的范数裁剪，而不是全局范数。',
      },
      input: (given) => ({ ...given, over: 'tensor' as const }),
    },
    'by-value': {
      explain: {
        en: 'Limits each element to ±maxNorm: clipping by value, which turns the gradient.',
        zh: '把每个元素限制在 ±maxNorm 内：那是按值裁剪，会改变梯度方向。',
      },
      input: ({ grads, ...given }) => ({
        ...given,
        grads: grads.map(({ shape, data }) => ({
          shape,
          data: data.map((g) => Math.max(-given.maxNorm, Math.min(given.maxNorm, g))),
        })),
        maxNorm: Number.MAX_VALUE,
      }),
    },
    'always-rescaled': {
      explain: {
        en: 'Scales to maxNorm even where the norm is below it.',
        zh: '范数没有超限也缩放到 maxNorm。',
      },
      steps: { scale: (_, at) => div(at('maxNorm'), add(at('totalNorm'), at('eps'))) },
    },
    'squared-norm': {
      explain: {
        en: 'Divides by the sum of squares without taking the root.',
        zh: '没有开根号，直接除以平方和。',
      },
      steps: { totalNorm: (norm) => mul(norm, norm) },
    },
  },
  define(scope, { grads, maxNorm, eps, over }) {
    scope.scalar('maxNorm', 'c', maxNorm);
    scope.scalar('eps', '\\varepsilon', eps);
    const nodes = bringGradients(scope, grads);
    const totalNorm = scope.step('totalNorm', 'N', globalNorm(scope, grads, nodes));
    if (over === 'tensor') {
      const clipped = clippedApart(scope, grads, nodes);
      return { totalNorm, scale: grads.map((_, i) => scope.at(`scale[${i}]`)), clipped };
    }
    const scale = scope.step('scale', 's', scaleFor(scope, totalNorm));
    const clipped = nodes.map((g, i) => scope.step(`clipped[${i}]`, `\\hat{g}_{${i + 1}}`, mul(scale, g)));
    return { totalNorm, scale, clipped };
  },
});
