import { z } from 'zod';
import { add, exp, max, maximum, mul, select, sub, sum } from '../../language/build';
import { row } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp, given, type Output } from '../../op';
import { result } from '../../schema/fields';
import { scoreBlocks } from '../../schema/lists';
import { padRows } from './blocks';
import { belowEverything } from './softmax-parts';

const input = z.strictObject({
  blocks: scoreBlocks('scores, block by block, in the order they are seen; −∞ takes no part'),
});

/** One block's turn: the new maximum, and the sum of exponentials that refers to it. */
function turn(inner: Scope, masked: boolean, below: number): Record<string, Node> {
  const { at } = inner;
  const visible = (value: Node, otherwise: number) =>
    masked ? select(at('visible'), value, otherwise) : value;
  const blockMax = inner.step('blockMax', '\\max x_{{t}}', max(visible(at('block'), below)));
  const top = inner.step('max', 'm_{{t}}', maximum(at('maxBefore'), blockMax));
  const rescale = inner.step('rescale', 'r_{{t}}', exp(sub(at('maxBefore'), top)));
  const shifted = inner.step('shifted', '(x_{{t}}-m_{{t}})', visible(sub(at('block'), top), 0));
  const exponentials = inner.step('exponentials', 'e_{{t}}', visible(exp(shifted), 0));
  const blockSum = inner.step('blockSum', '\\ell_{{t}}', sum(exponentials));
  return {
    maxBefore: top,
    sumBefore: inner.step('sum', 'Z_{{t}}', add(mul(at('sumBefore'), rescale), blockSum)),
  };
}

/**
 * Softmax's maximum and normaliser in one pass over blocks: m′ = max(m, max x), Z′ = Z·exp(m − m′) + Σ exp(x − m′).
 * Source: Milakov & Gimelshein 2018, Algorithm 3; Dao et al. 2022 (FlashAttention), §3.1. Starts at m = −∞, Z = 0.
 * Shapes: blocks (any lengths) → steps, one {max, sum} a block, and the last of them as max, sum.
 */
export const onlineSoftmax = defineOp({
  id: 'attn.onlineSoftmax',
  title: { en: 'Softmax’s normaliser in one pass', zh: '在线 softmax：一遍求最大值与归一化和' },
  source: 'Milakov & Gimelshein 2018, Algorithm 3; Dao et al. 2022, §3.1',
  conventions: [
    {
      en: 'The sum is of exp(x − max), with the maximum seen so far.',
      zh: '和是 exp(x − max) 之和，max 为到目前为止的最大值。',
    },
    { en: 'While all scores are −∞: maximum −∞, sum 0.', zh: '分数全为 −∞ 时：最大值 −∞，和为 0。' },
  ],
  input,
  output: z.strictObject({
    steps: result('[blocks]', '{max, sum} after each block'),
    max: result('', 'maximum of all scores'),
    sum: result('', 'Σ exp(x − max) over all scores'),
  }),
  slips: {
    'no-rescale': {
      explain: {
        en: 'Adds the block’s sum without rescaling what came before to the new maximum.',
        zh: '直接累加各块的和，没有把之前的和按新的最大值重新缩放。',
      },
      steps: { sum: (_, at) => add(at('sumBefore'), at('blockSum')) },
    },
    'no-shift': {
      explain: {
        en: 'Sums exp(x) without subtracting the maximum.',
        zh: '直接对 exp(x) 求和，没有减去最大值。',
      },
      steps: { shifted: (_, at) => at.optional('visible', (m) => select(m, at('block'), 0)) ?? at('block') },
    },
    'block-maximum': {
      explain: {
        en: 'Takes the block’s own maximum instead of the maximum so far.',
        zh: '用了本块自己的最大值，而不是到目前为止的最大值。',
      },
      steps: { max: (_, at) => at('blockMax') },
    },
  },
  define(scope, { blocks }) {
    const { values, visible, largest } = padRows(blocks);
    const below = belowEverything(largest);
    const start = scope.scalar('start', '-\\infty', below, '-\\infty');
    const { stacked } = scope.loop(
      [
        { name: 'maxBefore', symbol: 'm_{{t-1}}', initial: start },
        { name: 'sumBefore', symbol: 'Z_{{t-1}}', initial: scope.scalar('none', '0', 0) },
      ],
      [
        { name: 'block', symbol: 'x_{{t}}', sequence: scope.tensor('blocks', 'x', values) },
        ...(visible
          ? [{ name: 'visible', symbol: 'M_{{t}}', sequence: scope.mask('visible', 'M', visible) }]
          : []),
      ],
      (inner) => turn(inner, visible !== null, below),
    );
    const seen = blocks.findIndex((block) => block.some(Number.isFinite));
    const first = seen < 0 ? blocks.length : seen;
    const maximumAt = (i: number): Output => (i < first ? given('-Infinity') : row(stacked.max!, i));
    const steps = blocks.map((_, i) => ({ max: maximumAt(i), sum: row(stacked.sum!, i) }));
    const last = steps.at(-1)!;
    return { steps, max: last.max, sum: last.sum };
  },
});
