import { z } from 'zod';
import { floorDiv, TooLarge, whole } from '../../language/build';
import { defineOp, given } from '../../op';
import { count, result } from '../../schema/fields';
import { words } from '../../schema/lists';
import { pairsWithin } from './pairs';

/** Longer lists of pairs are refused, not cut. */
const MAX_PAIRS = 1_000_000;

function pairsOf(tokens: readonly string[], window: number): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [i, center] of tokens.entries()) {
    const end = Math.min(tokens.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= end; j++) {
      if (j === i) continue;
      if (pairs.length === MAX_PAIRS) throw new TooLarge(`more than ${MAX_PAIRS} pairs`);
      pairs.push([center, tokens[j]!]);
    }
  }
  return pairs;
}

/**
 * Skip-gram's training pairs: every token with every other at most `window` places away, 2wn − w(w + 1) for w < n.
 * Source: Mikolov et al. 2013a, §3.2 and Figure 1. Centres left to right, then contexts left to right; the full window
 * at every place (the reference implementation draws a smaller one at random); equal tokens at different places pair.
 */
export const skipGramPairs = defineOp({
  id: 'text.skipGramPairs',
  title: { en: 'Training pairs of skip-gram', zh: 'Skip-gram 的训练样本对' },
  source: 'Mikolov et al. 2013a, §3.2',
  conventions: [
    {
      en: '`window` tokens to each side, clipped at the ends; pairs are ordered (center, context).',
      zh: '`window` 指每一侧的词数，两端裁剪；样本对有序：（中心词，上下文词）。',
    },
    {
      en: 'The window is not shrunk at random and frequent tokens are not dropped, as word2vec does.',
      zh: '不随机缩小窗口，也不对高频词降采样（word2vec 的实现会这样做）。',
    },
  ],
  input: z.strictObject({
    tokens: words('tokens in order'),
    window: count('tokens to each side'),
  }),
  output: z.strictObject({
    pairs: result('[count,2]', '[center, context] in order'),
    count: result('', 'how many pairs'),
  }),
  slips: {
    'ends-not-clipped': {
      explain: {
        en: 'Gives every token 2w contexts, those at the ends included.',
        zh: '给每个词都算了 2w 个上下文，没有考虑两端。',
      },
      steps: { count: (_, at) => at('unclipped') },
    },
    'window-in-total': {
      explain: {
        en: 'Takes the window as a total, half of it to each side.',
        zh: '把窗口当成两侧合计，每侧只取一半。',
      },
      input: (given) => ({ ...given, window: Math.max(1, Math.floor(given.window / 2)) }),
    },
    'unordered-pairs': {
      explain: {
        en: 'Counts (a, b) and (b, a) once, although both are trained.',
        zh: '把 (a, b) 与 (b, a) 只计了一次，实际上两者都要训练。',
      },
      steps: { count: (right) => floorDiv(right, whole(2)) },
    },
  },
  define(scope, { tokens, window }) {
    const pairs = pairsOf(tokens, window);
    return {
      pairs: given(pairs),
      count: scope.step('count', 'n_p', pairsWithin(scope, tokens.length, window)),
    };
  },
});
