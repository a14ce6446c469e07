import { z } from 'zod';
import { mul, real } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';

/** What rounding in decimal shares may add up to beyond 1 (0.7 + 0.2 + 0.1). */
const SHARE_SLACK = 1e-12;

const share = (about: string) => number(about, { from: 0, to: 1 });
const input = z
  .strictObject({
    tokens: count('tokens of the sequence', 0),
    selectRate: share('share of tokens to predict').default(0.15),
    maskShare: share('share of the selected that become [MASK]').default(0.8),
    randomShare: share('share of the selected that become a random token').default(0.1),
  })
  .superRefine(({ maskShare, randomShare }, context) => {
    if (maskShare + randomShare <= 1 + SHARE_SLACK) return;
    const message = `${randomShare} where at most 1 − maskShare is wanted (shares of the same tokens)`;
    context.addIssue({ code: 'custom', path: ['randomShare'], message });
  });

/**
 * Expected tokens of masked-language modelling: selected = tokens·rate, of which 80% become [MASK], 10% a random
 * token and 10% stay. Source: Devlin et al. 2019, §3.1, Task 1. Expected values, so fractions; the loss runs over all
 * the selected tokens, those that stay included.
 */
export const mlmCounts = defineOp({
  id: 'bert.mlmCounts',
  title: { en: 'Tokens of masked-language modelling', zh: 'MLM 各类词元的期望数量' },
  source: 'Devlin et al. 2019 (BERT), §3.1, Task 1',
  conventions: [
    { en: 'Expected values, not rounded.', zh: '期望值，不取整。' },
    {
      en: 'The shares are of the selected tokens; what is left of them is kept as it is.',
      zh: '各比例以被选中的词元为基数，余下的保持原样。',
    },
  ],
  input,
  output: z.strictObject({
    selected: result('', 'tokens to predict'),
    masked: result('', 'of these, replaced by [MASK]'),
    random: result('', 'of these, replaced by a random token'),
    kept: result('', 'of these, left as they are'),
  }),
  slips: {
    'shares-of-all': {
      explain: {
        en: 'Takes the shares of all tokens instead of the selected ones.',
        zh: '把 80%/10%/10% 当成了占全部词元的比例。',
      },
      steps: { base: (_, at) => real(at('tokens')) },
    },
    'all-masked': {
      explain: {
        en: 'Replaces every selected token by [MASK].',
        zh: '把所有被选中的词元都换成了 [MASK]。',
      },
      input: (given) => ({ ...given, maskShare: 1, randomShare: 0 }),
    },
    'random-and-kept-swapped': {
      explain: {
        en: 'Swaps the random tokens with those that are kept.',
        zh: '把随机替换的与保持原样的弄反了。',
      },
      input: (given) => ({
        ...given,
        randomShare: Math.max(0, 1 - given.maskShare - given.randomShare),
      }),
    },
    'loss-on-masked-only': {
      explain: {
        en: 'Counts only the [MASK] tokens as predicted; the random and the kept ones are predicted as well.',
        zh: '以为只预测 [MASK]；随机替换和保持原样的也要预测。',
      },
      steps: { selected: (right, at) => mul(right, at('maskShare')) },
    },
  },
  define(scope, { tokens, selectRate, maskShare, randomShare }) {
    const n = scope.amount('tokens', 'n', tokens);
    const toMask = scope.scalar('maskShare', 'p_m', maskShare);
    const toReplace = scope.scalar('randomShare', 'p_r', randomShare);
    const left = Math.max(0, 1 - maskShare - randomShare);
    const toKeep = scope.scalar('keptShare', 'p_k', left, `(1-${maskShare}-${randomShare})`);
    const chosen = mul(n, scope.scalar('selectRate', 'r', selectRate));
    const base = scope.step('base', 's', chosen);
    return {
      selected: scope.step('selected', 'n_s', base),
      masked: scope.step('masked', 'n_m', mul(base, toMask)),
      random: scope.step('random', 'n_r', mul(base, toReplace)),
      kept: scope.step('kept', 'n_k', mul(base, toKeep)),
    };
  },
});
