import { z } from 'zod';
import { floorDiv, mul, sub, whole } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';
import { pairsWithin } from './pairs';

/**
 * Training pairs of one basket or session of n different items: as a set, every ordered pair, n(n − 1); as a sentence
 * with a window, only neighbours, 2wn − w(w + 1).
 * Source: Barkan & Koenigstein 2016 (Item2Vec), §3: “the spatial / time information is lost”, so all pairs are positive.
 */
export const itemPairs = defineOp({
  id: 'text.itemPairs',
  title: { en: 'Item2Vec’s pairs: set or window', zh: 'Item2Vec 的样本对：集合与窗口' },
  source: 'Barkan & Koenigstein 2016 (Item2Vec), §3',
  conventions: [
    {
      en: 'Ordered pairs of different items; all items of the set differ.',
      zh: '有序对，集合中的物品互不相同。',
    },
  ],
  input: z.strictObject({
    items: count('items of the set'),
    window: count('places to each side when read as a sentence'),
  }),
  output: z.strictObject({
    set: result('', 'pairs of the set'),
    windowed: result('', 'pairs within the window'),
  }),
  slips: {
    unordered: {
      explain: {
        en: 'Counts each pair once, n(n − 1)/2, although either item is the center once.',
        zh: '每对只计一次（n(n − 1)/2），实际上两个物品都要轮流作中心。',
      },
      steps: { set: (right) => floorDiv(right, whole(2)) },
    },
    'with-itself': {
      explain: { en: 'Pairs every item with itself as well: n².', zh: '把物品与自身也配了对：n²。' },
      steps: { set: (_, at) => mul(at('length'), at('length')) },
    },
    'ends-not-clipped': {
      explain: {
        en: 'Gives every item 2w neighbours, those at the ends included.',
        zh: '给每个物品都算了 2w 个邻居，没有考虑两端。',
      },
      steps: { windowed: (_, at) => at('unclipped') },
    },
  },
  define(scope, { items, window }) {
    const windowed = pairsWithin(scope, items, window);
    const n = scope.at('length');
    const set = scope.step('set', 'n(n-1)', mul(n, sub(n, scope.at('one'))));
    return { set, windowed: scope.step('windowed', 'n_w', windowed) };
  },
});
