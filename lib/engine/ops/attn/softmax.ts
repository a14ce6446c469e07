import { z } from 'zod';
import { div, exp, mul, sum } from '../../language/build';
import { spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { result, tensor } from '../../schema/fields';
import { largestOf, type Tensor } from '../../tensor';
import { belowEverything, softmax as plainSoftmax, softmaxInParts } from './softmax-parts';

const input = z
  .strictObject({
    x: tensor({ shape: '[...,n]', minusInfinity: true, about: 'scores; −∞ takes no part' }),
  })
  .superRefine(({ x }, context) => {
    const width = x.shape.at(-1)!;
    for (let start = 0; start < x.data.length; start += width) {
      if (x.data.subarray(start, start + width).every((score) => score === Number.NEGATIVE_INFINITY)) {
        const message = `row ${start / width} is nothing but -Infinity where a finite score is wanted to give probability to`;
        context.addIssue({ code: 'custom', path: ['x'], message });
        return;
      }
    }
  });

/** −∞ scores as a mask, so that no ∞ reaches a kernel: the finite scores (0 where masked) and what is visible. */
function splitMasked(x: Tensor): { finite: Tensor; visible: Tensor | null } {
  if (x.data.every(Number.isFinite)) return { finite: x, visible: null };
  return {
    finite: { shape: x.shape, data: x.data.map((score) => (Number.isFinite(score) ? score : 0)) },
    visible: { shape: x.shape, data: x.data.map((score) => Number(Number.isFinite(score))) },
  };
}

const LN_2 = Math.LN2;

/**
 * yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x) over the last axis; the shift changes nothing but keeps exp in range.
 * Source: Goodfellow, Bengio & Courville 2016, eq. 4.1 and §4.1 (shift by the maximum); torch.softmax.
 * Shapes: x [...,n] → y like x. Natural exponential; −∞ gets weight 0.
 */
export const softmax = defineOp({
  id: 'attn.softmax',
  title: { en: 'Softmax over the last axis', zh: '沿最后一维的 softmax' },
  source: 'Goodfellow, Bengio & Courville 2016, §4.1; torch.softmax',
  conventions: [
    {
      en: 'Over the last axis, with base e, shifted by the maximum of the row.',
      zh: '沿最后一维，以 e 为底，先减去该行的最大值。',
    },
    { en: 'A score of −∞ gets weight 0.', zh: '分数为 −∞ 时权重为 0。' },
  ],
  input,
  output: z.strictObject({ y: result('like x', 'probabilities; each row sums to 1') }),
  slips: {
    'no-exponential': {
      explain: {
        en: 'Divides the scores themselves by their sum, without exp.',
        zh: '没有取指数，直接用分数除以分数之和。',
      },
      steps: { weights: (_, at) => div(at('x'), spread(sum(at('x')), at('x'))) },
    },
    'wrong-axis': {
      explain: {
        en: 'Takes the softmax down the columns instead of along the rows.',
        zh: '沿列而不是沿行做 softmax。',
      },
      steps: { weights: (right, at) => (right.shape.length < 2 ? right : downColumns(at('x'))) },
    },
    'base-two': {
      explain: { en: 'Uses powers of 2 instead of powers of e.', zh: '以 2 为底而不是以 e 为底取幂。' },
      steps: { exponentials: (_, at) => exp(mul(at('shifted'), LN_2)) },
    },
    'max-not-one': {
      explain: {
        en: 'Stops at exp(x − max) without dividing by the sum.',
        zh: '只算到 exp(x − max)，没有除以总和。',
      },
      steps: { weights: (_, at) => at('exponentials') },
    },
  },
  define(scope, { x }) {
    const { finite, visible } = splitMasked(x);
    const scores = scope.tensor('x', 'x', finite);
    const mask = visible && scope.mask('visible', 'M', visible);
    const names = {
      maximum: ['maximum', '\\max x'],
      shifted: ['shifted', '(x-\\max x)'],
      exponentials: ['exponentials', 'e'],
      sum: ['sum', 'Z'],
    } as const;
    const named = (part: keyof typeof names, value: Node) =>
      scope.step(names[part][0], names[part][1], value);
    const weights = softmaxInParts(scores, mask, named, belowEverything(largestOf(finite)));
    return { y: scope.step('weights', 'y', weights) };
  },
});

function downColumns(x: Node): Node {
  return transpose(plainSoftmax(transpose(x)));
}
