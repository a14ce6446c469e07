import { z } from 'zod';
import { add, log, mul, neg } from '../../language/build';
import { defineOp } from '../../op';
import { number, result } from '../../schema/fields';

/**
 * Expected binary cross-entropy of somebody who predicts the same p for every pair: −q·ln p − (1 − q)·ln(1 − p), q the
 * share of positive pairs. At p = q = ½ that is ln 2 = 0.6931, chance level of next-sentence prediction (NSP) and of
 * sentence-order prediction (SOP).
 * Source: Devlin et al. 2019, §3.1, Task 2 (half of the pairs follow); Lan et al. 2020 (ALBERT), §3.1 (SOP).
 */
export const sentencePairLoss = defineOp({
  id: 'bert.sentencePairLoss',
  title: { en: 'Chance loss of NSP and SOP', zh: 'NSP / SOP 的随机水平损失' },
  source: 'Devlin et al. 2019, §3.1, Task 2; Lan et al. 2020 (ALBERT), §3.1',
  conventions: [
    {
      en: 'Natural logarithm (nats); in bits chance is 1.',
      zh: '取自然对数（nat）；以比特计时随机水平为 1。',
    },
    {
      en: 'Half of the pairs are positive in both tasks; they differ in where the negatives come from.',
      zh: '两个任务都有一半正例；区别在于负例从哪里来。',
    },
  ],
  input: z.strictObject({
    positiveShare: number('share of pairs that are positive', { from: 0, to: 1 }).default(0.5),
    predicted: number('probability predicted for every pair', { above: 0, below: 1 }).default(0.5),
  }),
  output: z.strictObject({ loss: result('', 'expected cross-entropy of a pair') }),
  slips: {
    'base-two': {
      explain: { en: 'Takes the logarithm to base 2: bits.', zh: '取了以 2 为底的对数，单位成了比特。' },
      steps: { loss: (right) => mul(right, 1 / Math.LN2) },
    },
    'positives-only': {
      explain: {
        en: 'Counts the positive pairs only.',
        zh: '只算了正例的损失，漏了负例。',
      },
      steps: { loss: (_, at) => at('positivePart') },
    },
    'not-weighted': {
      explain: {
        en: 'Adds both losses without weighting them by their shares.',
        zh: '把两项损失直接相加，没有按正负例的比例加权。',
      },
      steps: { loss: (_, at) => add(at('lossIfPositive'), at('lossIfNegative')) },
    },
  },
  define(scope, { positiveShare, predicted }) {
    const q = scope.scalar('positiveShare', 'q', positiveShare);
    const rest = scope.scalar('negativeShare', '(1-q)', 1 - positiveShare, `(1-${positiveShare})`);
    const p = scope.scalar('predicted', 'p', predicted);
    const other = scope.scalar('notPredicted', '(1-p)', 1 - predicted, `(1-${predicted})`);
    const ifPositive = scope.step('lossIfPositive', '\\ell_1', neg(log(p)));
    const ifNegative = scope.step('lossIfNegative', '\\ell_0', neg(log(other)));
    const positivePart = scope.step('positivePart', 'L_1', mul(q, ifPositive));
    return { loss: scope.step('loss', 'L', add(positivePart, mul(rest, ifNegative))) };
  },
});
