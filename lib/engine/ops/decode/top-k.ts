import { z } from 'zod';
import { concat, slice } from '../../language/move';
import { order, take } from '../../language/rank';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';
import { softmax } from '../attn/softmax-parts';
import {
  candidates,
  checkCandidates,
  logitsField,
  temperatureField,
  temperatureSlips,
  tempered,
} from './candidates';

const input = z
  .strictObject({
    logits: logitsField,
    k: count('how many tokens are kept'),
    temperature: temperatureField,
  })
  .superRefine((given, context) => {
    checkCandidates(given, context);
    const size = given.logits.shape[0]!;
    if (given.k <= size) return;
    context.addIssue({
      code: 'custom',
      path: ['k'],
      message: `${given.k} where at most ${size} is wanted, the number of tokens`,
    });
  });

/**
 * Keeps the k most likely tokens and renormalises: p = softmax(z/T) over them.
 * Source: Fan, Lewis & Dauphin 2018 (Hierarchical neural story generation), §5.
 * Shapes: logits [V] → tokens and probs [k], most likely first, a tie to the lower index.
 */
export const topK = defineOp({
  id: 'decode.topK',
  title: { en: 'Top-k filtering', zh: 'top-k 过滤' },
  source: 'Fan, Lewis & Dauphin 2018, §5',
  conventions: [
    {
      en: 'Probabilities are renormalised over the k tokens kept.',
      zh: '概率在保留的 k 个词元上重新归一化。',
    },
    { en: 'Most likely first; a tie goes to the lower index.', zh: '按概率从高到低；相等时取较小的下标。' },
    { en: 'Logits are divided by the temperature.', zh: 'logits 除以温度。' },
  ],
  input,
  output: z.strictObject({
    tokens: result('[k]', 'kept tokens, most likely first'),
    probs: result('[k]', 'their probabilities; they sum to 1'),
  }),
  slips: {
    'not-renormalised': {
      explain: {
        en: 'Gives the probabilities over all tokens, without renormalising over those kept.',
        zh: '给出的是全词表上的概率，没有在保留的词元上重新归一化。',
      },
      steps: { probs: (_, at) => take(softmax(at('tempered')), at('kept')) },
    },
    'smallest-kept': {
      explain: { en: 'Keeps the k least likely tokens.', zh: '保留了概率最低的 k 个词元。' },
      steps: {
        kept: (right, at) =>
          slice(at('ranking'), 0, at('ranking').shape[0]! - right.shape[0]!, at('ranking').shape[0]!),
      },
    },
    ...temperatureSlips<z.output<typeof input>>(),
  },
  define(scope, { logits, k, temperature }) {
    const { logits: finite, tokensAt, excluded } = candidates(scope, logits);
    const scaled = tempered(scope, finite, temperature);
    const ranking = scope.step('ranking', '\\pi', order(finite));
    const kept = scope.step('kept', 'K', slice(ranking, 0, 0, Math.min(k, finite.shape[0]!)));
    const probs = scope.step('probs', 'p', softmax(take(scaled, kept)));
    // Beyond the candidates come tokens that are ruled out, each with probability 0.
    const others = excluded.slice(0, k - kept.shape[0]!);
    if (others.length === 0) return { tokens: tokensAt(kept), probs };
    const tensor = (data: number[]) => ({ shape: [data.length], data: Float64Array.from(data) });
    return {
      tokens: concat([tokensAt(kept), scope.counts('excluded', 'X', tensor(others))]),
      probs: concat([probs, scope.tensor('zeros', '0', tensor(others.map(() => 0)))]),
    };
  },
});
