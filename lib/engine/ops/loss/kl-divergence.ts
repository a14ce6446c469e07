import { z } from 'zod';
import { div, log, mul, neg, sub, sum } from '../../language/build';
import { defineOp, given } from '../../op';
import { result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

const input = z
  .strictObject({
    p: tensor({ shape: '[n]', ranks: [1], about: 'the distribution that is expected, ≥ 0' }),
    q: tensor({ shape: '[n]', ranks: [1], about: 'the distribution it is compared with, ≥ 0' }),
  })
  .superRefine(({ p, q }, context) => {
    wantShape(context, 'q', q, p.shape, 'n, shared with p');
    for (const [field, { data }] of [['p', p] as const, ['q', q] as const]) {
      const negative = data.findIndex((value) => value < 0);
      if (negative < 0) continue;
      const message = `${data[negative]} where a probability ≥ 0 is wanted`;
      context.addIssue({ code: 'custom', path: [field, negative], message });
    }
  });

/** 1 stands in for every 0, where the term is 0 whatever the logarithm. */
const withoutZeros = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((x) => (x > 0 ? x : 1)) });

/**
 * KL(p‖q) = Σ pᵢ (ln pᵢ − ln qᵢ): how much p differs from q, seen from p. 0·ln 0 = 0; ∞ where q gives 0 to what p does not.
 * Source: Kullback & Leibler 1951, eq. 2.4; scipy.special.rel_entr.
 * Shapes: p and q [n] → kl. The sums of p and q are not checked: for two distributions kl ≥ 0.
 */
export const klDivergence = defineOp({
  id: 'loss.klDivergence',
  title: { en: 'Kullback–Leibler divergence', zh: 'KL 散度' },
  source: 'Kullback & Leibler 1951; scipy.special.rel_entr',
  conventions: [
    {
      en: 'KL(p‖q): the expectation is over p. (torch.nn.KLDivLoss takes ln q first and p second.)',
      zh: 'KL(p‖q)：对 p 取期望。（torch.nn.KLDivLoss 的第一个参数是 ln q，第二个是 p。）',
    },
    {
      en: 'Natural logarithm; 0·ln 0 = 0; ∞ where q = 0 and p > 0.',
      zh: '自然对数；0·ln 0 = 0；q = 0 而 p > 0 时为 ∞。',
    },
    { en: 'Summed, not averaged over the n elements.', zh: '对 n 个元素求和，不取平均。' },
  ],
  input,
  output: z.strictObject({ kl: result('', 'in nats') }),
  slips: {
    reversed: {
      explain: { en: 'Gives KL(q‖p): the directions differ.', zh: '算成了 KL(q‖p)：方向不同，值也不同。' },
      input: ({ p, q }) => ({ p: q, q: p }),
    },
    'base-two': {
      explain: {
        en: 'Takes the logarithm to base 2: bits, not nats.',
        zh: '用了以 2 为底的对数：单位是比特而非奈特。',
      },
      steps: { kl: (right) => div(right, Math.LN2) },
    },
    'cross-entropy': {
      explain: {
        en: 'Gives the cross-entropy −Σ p ln q, without subtracting the entropy of p.',
        zh: '算成了交叉熵 −Σ p ln q，没有减去 p 的熵。',
      },
      steps: { kl: (_, at) => neg(sum(mul(at('p'), at('lnQ')))) },
    },
    averaged: {
      explain: { en: 'Averages the terms instead of adding them.', zh: '对各项取了平均，而不是求和。' },
      steps: { kl: (right, at) => div(right, at('p').shape[0]!) },
    },
  },
  define(scope, { p, q }) {
    if (p.data.some((value, i) => value > 0 && q.data[i] === 0)) return { kl: given('Infinity') };
    const expected = scope.tensor('p', 'p', p);
    const lnP = scope.step('lnP', '\\ln p', log(scope.tensor('positiveP', 'p', withoutZeros(p))));
    const lnQ = scope.step('lnQ', '\\ln q', log(scope.tensor('positiveQ', 'q', withoutZeros(q))));
    const terms = scope.step('terms', 'd', mul(expected, sub(lnP, lnQ)));
    return { kl: scope.step('kl', '\\mathrm{KL}', sum(terms)) };
  },
});
