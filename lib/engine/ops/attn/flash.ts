import { z } from 'zod';
import { add, div, dot, exp, log, max, maximum, minimum, mul, select, sub, sum } from '../../language/build';
import { spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { count, flag, number, result, tensor, wantShape } from '../../schema/fields';
import { largestScore, scoreScale } from './attend';
import { blockVisibility, inBlocks } from './blocks';
import { belowEverything } from './softmax-parts';

const input = z
  .strictObject({
    q: tensor({ shape: '[Tq,d]', ranks: [2], about: 'queries' }),
    k: tensor({ shape: '[Tk,d]', ranks: [2], about: 'keys' }),
    v: tensor({ shape: '[Tk,dv]', ranks: [2], about: 'values' }),
    scale: number('factor on q·k; 1/√d when left out').optional(),
    causal: flag('query i sees keys 0…i (aligned top-left)').default(false),
    blockQ: count('queries of a tile'),
    blockK: count('keys of a tile'),
  })
  .superRefine(({ q, k, v }, context) => {
    wantShape(context, 'k', k, [k.shape[0]!, q.shape[1]!], 'd, shared with q');
    wantShape(context, 'v', v, [k.shape[0]!, v.shape[1]!], 'Tk, shared with k');
  });

/** One block of keys, for all queries at once: rescale what there is to the new maximum, then add the block's share. */
function turn(inner: Scope, masked: boolean, below: number): Record<string, Node> {
  const { at } = inner;
  const visible = (value: Node, otherwise: number) =>
    masked ? select(at('visible'), value, otherwise) : value;
  const scores = inner.step('scores', 'S_{{t}}', mul(dot(at('q'), at('keyBlock')), at('scale')));
  const blockMax = inner.step('blockMax', '\\max S_{{t}}', max(visible(scores, below)));
  const top = inner.step('max', 'm_{{t}}', maximum(at('maxBefore'), blockMax));
  const rescale = inner.step('rescale', 'r_{{t}}', exp(sub(at('maxBefore'), top)));
  const shifted = inner.step('shifted', '(S_{{t}}-m_{{t}})', visible(sub(scores, spread(top, scores)), 0));
  const exponentials = inner.step('exponentials', 'P_{{t}}', visible(exp(shifted), 0));
  const blockSum = inner.step('blockSum', '\\ell_{{t}}', sum(exponentials));
  const total = inner.step('sum', 'Z_{{t}}', add(mul(at('sumBefore'), rescale), blockSum));
  const share = inner.step('share', 'U_{{t}}', dot(exponentials, transpose(at('valueBlock'))));
  const kept = mul(at('outputBefore'), spread(rescale, at('outputBefore')));
  const accumulated = inner.step('accumulated', 'O_{{t}}', add(kept, share));
  return { maxBefore: top, sumBefore: total, outputBefore: accumulated };
}

/**
 * Exact attention without the score matrix: block by block, m′ = max(m, max S), Z′ = Z·exp(m − m′) + Σ exp(S − m′),
 * O′ = O·exp(m − m′) + exp(S − m′)·V, and at the end O/Z and logSumExp = m + ln Z.
 * Source: Dao et al. 2022 (FlashAttention), Algorithm 1; with the division at the end and logSumExp as in Dao 2023
 * (FlashAttention-2), Algorithm 1. Queries do not depend on one another, so their tiles only decide how many scores
 * are held at once. The causal mask is aligned top-left.
 * Shapes: q [Tq,d], k [Tk,d], v [Tk,dv] → output [Tq,dv], logSumExp [Tq], peakScoreElements.
 */
export const flash = defineOp({
  id: 'attn.flash',
  title: { en: 'FlashAttention: tiles and an online softmax', zh: 'FlashAttention：分块与在线 softmax' },
  source: 'Dao et al. 2022, Algorithm 1; Dao 2023 (FlashAttention-2), Algorithm 1',
  conventions: [
    {
      en: 'The result is that of ordinary attention, whatever the block sizes: nothing is approximated.',
      zh: '无论块多大，结果都与普通注意力相同：没有任何近似。',
    },
    {
      en: 'Natural logarithm; the causal mask is aligned top-left.',
      zh: '取自然对数；因果掩码左上对齐。',
    },
    {
      en: '`peakScoreElements` counts the scores of one tile: min(blockQ, Tq)·min(blockK, Tk).',
      zh: '`peakScoreElements` 为一个分块的分数个数：min(blockQ, Tq)·min(blockK, Tk)。',
    },
  ],
  input,
  output: z.strictObject({
    output: result('[Tq,dv]', 'weighted values'),
    logSumExp: result('[Tq]', 'ln Σ exp(score) over the visible keys'),
    peakScoreElements: result('', 'largest score tile ever held'),
  }),
  slips: {
    'no-rescale': {
      explain: {
        en: 'Adds block after block without rescaling to the new maximum.',
        zh: '逐块累加时没有按新的最大值重新缩放。',
      },
      steps: {
        sum: (_, at) => add(at('sumBefore'), at('blockSum')),
        accumulated: (_, at) => add(at('outputBefore'), at('share')),
      },
    },
    'output-not-rescaled': {
      explain: {
        en: 'Rescales the sum and forgets to rescale the output.',
        zh: '只缩放了归一化和，没有缩放累积的输出。',
      },
      steps: { accumulated: (_, at) => add(at('outputBefore'), at('share')) },
    },
    'no-division': {
      explain: {
        en: 'Forgets the division by the sum at the end.',
        zh: '最后忘了除以归一化和。',
      },
      steps: { output: (_, at) => at('accumulated') },
    },
    'log-sum-without-maximum': {
      explain: {
        en: 'Takes ln Z and forgets to add the maximum back.',
        zh: 'logSumExp 只取了 ln Z，没有加回最大值。',
      },
      steps: { logSumExp: (_, at) => log(at('sum')) },
    },
    'whole-matrix-held': {
      explain: {
        en: 'Counts the whole score matrix, as ordinary attention holds it.',
        zh: '按普通注意力算了整个分数矩阵。',
      },
      steps: { peakScoreElements: (_, at) => mul(at('queryLen'), at('keyLen')) },
    },
    'no-scale': {
      explain: { en: 'Leaves out the division by √d.', zh: '没有除以 √d。' },
      input: (given) => ({ ...given, scale: 1 }),
    },
  },
  define(scope, given) {
    const { q, k, v, causal } = given;
    const [queries, keys, width] = [q.shape[0]!, k.shape[0]!, v.shape[1]!];
    const size = Math.min(given.blockK, keys);
    const [keyBlocks, valueBlocks] = [inBlocks(k, size), inBlocks(v, size)];
    const visible = blockVisibility(queries, keys, size, causal);
    const below = belowEverything(largestScore(given));
    scope.tensor('q', 'Q', q);
    scoreScale(scope, q.shape[1]!, given.scale);
    const filled = (shape: number[], value: number) => ({
      shape,
      data: new Float64Array(shape.reduce((a, b) => a * b)).fill(value),
    });
    const start = scope.tensor('start', '-\\infty', filled([queries], below), () => '-\\infty');
    const none = scope.tensor('none', '0', filled([queries], 0));
    const nothing = scope.tensor('nothing', '0', filled([queries, width], 0));
    const { final } = scope.loop(
      [
        { name: 'maxBefore', symbol: 'm_{{t-1}}', initial: start },
        { name: 'sumBefore', symbol: 'Z_{{t-1}}', initial: none },
        { name: 'outputBefore', symbol: 'O_{{t-1}}', initial: nothing },
      ],
      [
        { name: 'keyBlock', symbol: 'K_{{t}}', sequence: scope.tensor('k', 'K', keyBlocks) },
        { name: 'valueBlock', symbol: 'V_{{t}}', sequence: scope.tensor('v', 'V', valueBlocks) },
        ...(visible
          ? [{ name: 'visible', symbol: 'M_{{t}}', sequence: scope.mask('visible', 'M', visible) }]
          : []),
      ],
      (inner) => turn(inner, visible !== null, below),
    );
    const top = scope.alias('max', 'm', final.maxBefore!);
    const total = scope.alias('sum', 'Z', final.sumBefore!);
    const accumulated = scope.alias('accumulated', 'O_\\Sigma', final.outputBefore!);
    const tileQ = minimum(
      scope.amount('blockQ', 'B_q', given.blockQ),
      scope.amount('queryLen', 'T_q', queries),
    );
    const tileK = minimum(scope.amount('blockK', 'B_k', given.blockK), scope.amount('keyLen', 'T_k', keys));
    return {
      output: scope.step('output', 'O', div(accumulated, spread(total, accumulated))),
      logSumExp: scope.step('logSumExp', 'L', add(top, log(total))),
      peakScoreElements: scope.step('peakScoreElements', 'n_S', mul(tileQ, tileK)),
    };
  },
});
