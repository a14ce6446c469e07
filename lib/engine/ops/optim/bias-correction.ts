import { z } from 'zod';
import { div, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';

/** 1 − βᵗ without losing digits where β is near 1. */
const weightSumOf = (beta: number, step: number): number => -Math.expm1(step * Math.log(beta));

/**
 * After t steps the weights of a moving average that started at 0 add up to 1 − βᵗ; dividing by that sum corrects the
 * bias towards 0.
 * Source: Kingma & Ba 2015, §3, eq. 4.
 */
export const biasCorrection = defineOp({
  id: 'optim.biasCorrection',
  title: { en: 'Bias correction of a moving average', zh: '滑动平均的偏差修正' },
  source: 'Kingma & Ba 2015, §3, eq. 4',
  conventions: [{ en: 'Steps are counted from 1.', zh: '步数从 1 数起。' }],
  input: z.strictObject({
    beta: number('decay rate β', { from: 0, below: 1 }),
    step: count('steps taken, t'),
  }),
  output: z.strictObject({
    weightSum: result('', '1 − βᵗ: the share of the average that is not the initial 0'),
    factor: result('', '1/(1 − βᵗ): what the average is multiplied by'),
  }),
  slips: {
    'beta-to-the-t': {
      explain: { en: 'Takes βᵗ for the sum of the weights.', zh: '把 βᵗ 当作权重之和。' },
      input: ({ beta, step }) => ({ beta: 1 - beta ** step, step: 1 }),
    },
    'first-step': {
      explain: {
        en: 'Takes 1 − β whatever the step, as if t were still 1.',
        zh: '不管第几步都取 1 − β，好像 t 一直是 1。',
      },
      input: ({ beta }) => ({ beta, step: 1 }),
    },
    'step-from-zero': {
      explain: {
        en: 'Counts one step too many.',
        zh: '多数了一步。',
      },
      input: ({ beta, step }) => ({ beta, step: step + 1 }),
    },
    'multiplied-by-the-sum': {
      explain: {
        en: 'Multiplies by 1 − βᵗ instead of dividing by it.',
        zh: '乘以 1 − βᵗ 而不是除以它。',
      },
      steps: { factor: (_, at) => mul(1, at('weightSum')) },
    },
  },
  define(scope, { beta, step }) {
    const sum = scope.scalar('sum', '(1-\\beta^t)', weightSumOf(beta, step), `(1-${beta}^{${step}})`);
    const weightSum = scope.step('weightSum', 'S', sum);
    return { weightSum, factor: scope.step('factor', 'c', div(1, weightSum)) };
  },
});
