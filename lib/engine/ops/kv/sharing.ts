import { z } from 'zod';
import { div, real, sub } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

const input = z
  .strictObject({
    queryHeads: count('query heads of a layer'),
    kvHeads: count('key–value heads of a layer, that is groups of query heads'),
  })
  .superRefine(({ queryHeads, kvHeads }, context) => {
    if (queryHeads % kvHeads === 0) return;
    const message = `${kvHeads} key–value heads where a divisor of queryHeads (${queryHeads}) is wanted`;
    context.addIssue({ code: 'custom', path: ['kvHeads'], message });
  });

/**
 * What sharing key–value heads leaves of the cache: kvHeads/queryHeads of what full multi-head attention keeps.
 * Source: Shazeer 2019 (multi-query, one key–value head); Ainslie et al. 2023, §2.2 (groups in between).
 */
export const kvSharing = defineOp({
  id: 'kv.sharing',
  title: { en: 'Cache left by shared key–value heads', zh: '共享键值头后剩下的 KV 缓存' },
  source: 'Shazeer 2019; Ainslie et al. 2023 (GQA), §2.2',
  conventions: [
    {
      en: 'The ratio is to multi-head attention with as many heads: 4 groups of 8 heads keep 1/8.',
      zh: '比值相对于头数相同的多头注意力：4 组、每组 8 个头，保留 1/8。',
    },
  ],
  input,
  output: z.strictObject({
    headsPerGroup: result('', 'query heads that share keys and values'),
    ratio: result('', 'share of the cache that is left'),
    saved: result('', 'share that is saved'),
  }),
  slips: {
    'one-over-groups': {
      explain: {
        en: 'Takes 1 over the number of groups instead of 1 over the size of a group.',
        zh: '取了 1/组数，应为 1/每组头数。',
      },
      steps: { ratio: (_, at) => div(1, real(at('kvHeads'))) },
    },
    'saved-for-left': {
      explain: {
        en: 'Gives what is saved where what is left is asked, and the other way round.',
        zh: '把剩下的比例与节省的比例弄反了。',
      },
      steps: {
        ratio: (right) => sub(1, right),
      },
    },
    'one-group': {
      explain: {
        en: 'Lets all heads share one key–value head, which is multi-query attention.',
        zh: '让所有头共享一个键值头，那是 MQA。',
      },
      input: (given) => ({ ...given, kvHeads: 1 }),
    },
  },
  define(scope, given) {
    const queryHeads = scope.amount('queryHeads', 'H', given.queryHeads);
    const kvHeads = scope.amount('kvHeads', 'H_{kv}', given.kvHeads);
    const headsPerGroup = scope.step('headsPerGroup', 'G', div(queryHeads, kvHeads));
    const ratio = scope.step('ratio', '\\rho', div(real(kvHeads), real(queryHeads)));
    return { headsPerGroup, ratio, saved: scope.step('saved', '1-\\rho', sub(1, ratio)) };
  },
});
