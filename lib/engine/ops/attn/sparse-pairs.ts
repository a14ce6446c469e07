import { z } from 'zod';
import { add, div, mul, real, sub } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

const input = z.strictObject({
  seqLen: count('tokens n'),
  window: count('keys within window/2 on either side').refine((window) => window % 2 === 0, {
    error: (issue) => `${issue.input} where an even number is wanted: window/2 keys on either side`,
  }),
  globalTokens: count('first tokens that attend to all and are attended by all', 0).default(0),
});

/**
 * Query–key pairs of a window and some global tokens, each pair once. With g global tokens, m = n − g others and a
 * reach h = min(window/2, m − 1): g(2n − g) + m(2h + 1) − h(h + 1).
 * Source: Beltagy et al. 2020 (Longformer), §3.1; counting |i − j| ≤ window/2 on a band without its two corners.
 * Self included, clipped at both ends; more global tokens than tokens make it dense. Counts exact to 2^53.
 */
export const sparsePairs = defineOp({
  id: 'attn.sparsePairs',
  title: { en: 'Query–key pairs of Longformer attention', zh: 'Longformer 注意力的查询–键对数' },
  source: 'Beltagy et al. 2020 (Longformer), §3.1',
  conventions: [
    {
      en: 'Self included and clipped at the ends: 2,035,456 for n = 4096 and window 512, not n·w ≈ 2.10 million.',
      zh: '含自身，两端按实际裁剪：n = 4096、窗口 512 时为 2,035,456，而不是 n·w ≈ 210 万。',
    },
    {
      en: 'Global attention is symmetric: a global token’s row and column, each pair counted once.',
      zh: '全局注意力是对称的：全局词元的整行与整列，每一对只计一次。',
    },
  ],
  input,
  output: z.strictObject({
    pairs: result('', 'pairs that are computed'),
    dense: result('', 'n²'),
    density: result('', 'pairs/dense'),
  }),
  slips: {
    'ends-not-clipped': {
      explain: {
        en: 'Gives every token n·(w + 1) keys, also where the window sticks out at the ends.',
        zh: '按 n·(w + 1) 计，没有去掉两端伸出序列的部分。',
      },
      steps: { corners: (_, at) => sub(at('reach'), at('reach')) },
    },
    'self-left-out': {
      explain: { en: 'Does not count a token with itself.', zh: '没有计入词元与自身的一对。' },
      steps: { width: (right, at) => sub(right, at('one')) },
    },
    'one-sided': {
      explain: {
        en: 'Looks window keys to each side instead of window/2.',
        zh: '左右各看了 window 个键，应各为 window/2。',
      },
      input: (given) => ({ ...given, window: 2 * given.window }),
    },
    'no-global-tokens': {
      explain: { en: 'Leaves out the global tokens.', zh: '漏了全局词元。' },
      input: (given) => ({ ...given, globalTokens: 0 }),
    },
    'global-rows-only': {
      explain: {
        en: 'Counts what global tokens attend to and forgets that all attend to them.',
        zh: '只算了全局词元看所有词元的行，漏了所有词元看全局词元的列。',
      },
      steps: { globalPairs: (_, at) => mul(at('globalTokens'), at('seqLen')) },
    },
  },
  define(scope, { seqLen, window, globalTokens }) {
    const globals = Math.min(globalTokens, seqLen);
    const n = scope.amount('seqLen', 'n', seqLen);
    const one = scope.amount('one', '1', 1);
    const two = scope.amount('two', '2', 2);
    const g = scope.amount('globalTokens', 'g', globals);
    const others = scope.step('others', 'm', sub(n, g));
    const reach = scope.amount('reach', 'h', Math.max(0, Math.min(window / 2, seqLen - globals - 1)));
    const globalPairs = scope.step('globalPairs', 'p_g', mul(g, sub(mul(two, n), g)));
    const width = scope.step('width', 'w', add(mul(two, reach), one));
    const corners = scope.step('corners', 'p_c', mul(reach, add(reach, one)));
    const local = scope.step('windowPairs', 'p_w', sub(mul(others, width), corners));
    const pairs = scope.step('pairs', 'p', add(globalPairs, local));
    const dense = scope.step('dense', 'n^2', mul(n, n));
    return { pairs, dense, density: scope.step('density', '\\rho', div(real(pairs), real(dense))) };
  },
});
