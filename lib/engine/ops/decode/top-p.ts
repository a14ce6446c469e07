import { z } from 'zod';
import {
  add,
  countTrue,
  div,
  less,
  lessEqual,
  maximum,
  minimum,
  select,
  sum,
  whole,
} from '../../language/build';
import type { Node } from '../../language/node';
import { order, take } from '../../language/rank';
import { cumulativeSum } from '../../language/scan';
import { defineOp, prefix } from '../../op';
import { number, result } from '../../schema/fields';
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
    p: number('probability mass to keep', { above: 0, to: 1 }),
    temperature: temperatureField,
  })
  .superRefine(checkCandidates);

/** One token more than there are sums short of p, and never more than there are tokens. */
const atMost = (size: Node, short: Node): Node => minimum(add(countTrue(short), whole(1)), size);

/**
 * Nucleus sampling: the smallest set of most likely tokens whose probabilities sum to at least p, renormalised.
 * Source: Holtzman et al. 2019 (The curious case of neural text degeneration), §3.1, eqs. 2–3.
 * Shapes: logits [V] → tokens and probs, most likely first, a tie to the lower index. The token that reaches p is kept;
 * p = 1 keeps every token that is not ruled out.
 */
export const topP = defineOp({
  id: 'decode.topP',
  title: { en: 'Top-p (nucleus) filtering', zh: 'top-p（核采样）过滤' },
  source: 'Holtzman et al. 2019, §3.1',
  conventions: [
    {
      en: 'The smallest set with mass ≥ p: the token that reaches p is kept.',
      zh: '累计概率 ≥ p 的最小集合：使累计达到 p 的那个词元也保留。',
    },
    { en: 'Probabilities are renormalised over the tokens kept.', zh: '概率在保留的词元上重新归一化。' },
    { en: 'Most likely first; a tie goes to the lower index.', zh: '按概率从高到低；相等时取较小的下标。' },
    {
      en: 'Logits are divided by the temperature before the softmax.',
      zh: '先用 logits 除以温度，再做 softmax。',
    },
  ],
  input,
  output: z.strictObject({
    tokens: result('[kept]', 'kept tokens, most likely first'),
    probs: result('[kept]', 'their probabilities; they sum to 1'),
  }),
  slips: {
    'strictly-greater': {
      explain: {
        en: 'Wants a mass strictly above p: where the sum reaches p exactly, one token too many.',
        zh: '要求累计概率严格大于 p：恰好等于 p 时会多留一个词元。',
      },
      steps: { count: (_, at) => atMost(at('size'), lessEqual(at('cumulative'), at('p'))) },
    },
    'stops-before-p': {
      explain: {
        en: 'Keeps tokens only while the sum stays within p, without the one that reaches it.',
        zh: '只保留累计概率不超过 p 的词元，漏掉了使其达到 p 的那个。',
      },
      steps: { count: (_, at) => maximum(countTrue(less(at('cumulative'), at('p'))), whole(1)) },
    },
    'not-renormalised': {
      explain: {
        en: 'Gives the probabilities over all tokens, without renormalising over those kept.',
        zh: '给出的是全词表上的概率，没有在保留的词元上重新归一化。',
      },
      steps: { probs: (_, at) => at('sorted') },
    },
    ...temperatureSlips<z.output<typeof input>>(),
  },
  define(scope, { logits, p, temperature }) {
    const { logits: finite, tokensAt } = candidates(scope, logits);
    const size = scope.amount('size', 'V', finite.shape[0]!);
    const scaled = tempered(scope, finite, temperature);
    const ranking = scope.step('ranking', '\\pi', order(finite));
    const sorted = scope.step('sorted', 'q', take(softmax(scaled), ranking));
    const cumulative = scope.step('cumulative', 'C', cumulativeSum(sorted));
    const mass = scope.scalar('p', 'p', p);
    // Rounded sums may reach 1 early, so p = 1 does not ask them.
    const count = scope.step('count', 'n', p === 1 ? size : atMost(size, less(cumulative, mass)));
    const places = scope.counts('places', 'j', {
      shape: finite.shape,
      data: Float64Array.from(Array(finite.shape[0]).keys()),
    });
    const kept = scope.step('kept', '\\hat{q}', select(less(places, count), sorted, 0));
    const probs = scope.step('probs', 'p', div(kept, scope.step('keptMass', 'Z', sum(kept))));
    return { tokens: prefix(tokensAt(ranking), count), probs: prefix(probs, count) };
  },
});
