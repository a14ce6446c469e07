import { z } from 'zod';
import { average, div, mul, select, square, sub, sum } from '../../language/build';
import { permute, reshape, spread } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { integers, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { besselFactor } from './bessel';

const input = z
  .strictObject({
    x: tensor({ shape: '[N,T,C]', ranks: [3], about: 'a batch of sequences with padding' }),
    lengths: integers({ shape: '[N]', ranks: [1], about: 'tokens of each sequence; padding follows' }),
  })
  .superRefine(({ x, lengths }, context) => {
    const [sequences, longest] = x.shape;
    wantShape(context, 'lengths', lengths, [sequences!], 'N, the sequences of x');
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['lengths'], message });
    if (lengths.data.some((length) => length > longest!))
      refuse(`a length over ${longest} where at most the positions of x are wanted`);
    if (lengths.data.every((length) => length === 0)) refuse('at least one token is wanted');
  });

/** Which of the N·T positions hold a token. */
function tokenMask({ shape, data }: Tensor, positions: number): Tensor {
  const mask = new Float64Array(shape[0]! * positions);
  for (const [i, length] of data.entries()) mask.fill(1, i * positions, i * positions + length);
  return { shape: [mask.length], data: mask };
}

/** The mean over the last axis of the positions that the mask keeps. */
function meanOfTokens(values: Node, mask: Node, tokens: Node): Node {
  return div(sum(select(mask, values, 0)), tokens);
}

/**
 * Batch normalisation's mean and variance of each channel over the tokens of a padded batch, and what they become
 * when padding is counted as data. Layer normalisation of a token does not see other positions and has no such case.
 * Source: Ioffe & Szegedy 2015, Algorithm 1, over the positions of a mask; Shen et al. 2020 (PowerNorm) on batch
 * statistics of text.
 * Shapes: x [N,T,C], lengths [N] → each output [C].
 */
export const paddedStatistics = defineOp({
  id: 'norm.paddedStatistics',
  title: { en: 'Batch statistics with and without padding', zh: '计入与不计入填充时的批统计量' },
  source: 'Ioffe & Szegedy 2015, Algorithm 1; Shen et al. 2020 (PowerNorm)',
  conventions: [
    { en: 'Variances are biased: divided by the number of positions.', zh: '方差为有偏估计：除以位置个数。' },
    {
      en: 'Padding counts with the values it has in x, usually zeros.',
      zh: '填充位置按 x 中的取值计入，通常为 0。',
    },
  ],
  input,
  output: z.strictObject({
    mean: result('[C]', 'μ over tokens'),
    var: result('[C]', 'biased σ² over tokens'),
    paddedMean: result('[C]', 'μ over all positions'),
    paddedVar: result('[C]', 'biased σ² over all positions'),
  }),
  slips: {
    'padding-counted': {
      explain: { en: 'Counts padding as data.', zh: '把填充当作数据计入。' },
      steps: {
        mean: (_, at) => average(at('channels')),
        variance: (_, at) => average(square(sub(at('channels'), spread(at('mean'), at('channels'))))),
      },
    },
    'divided-by-all-positions': {
      explain: {
        en: 'Sums over tokens but divides by all positions.',
        zh: '只对词元求和，却除以全部位置数。',
      },
      steps: {
        mean: (_, at) => average(select(at('mask'), at('channels'), 0)),
        variance: (_, at) => average(select(at('mask'), square(at('centered')), 0)),
      },
    },
    'sample-variance': {
      explain: { en: 'Divides by n − 1, as for a sample variance.', zh: '按样本方差除以 n − 1。' },
      steps: { paddedVar: (right, at) => mul(right, besselFactor(at('channels').shape[1]!)) },
    },
  },
  define(scope, { x, lengths }) {
    const [sequences, positions, width] = x.shape;
    const all = [width!, sequences! * positions!];
    const given = permute(scope.tensor('x', 'x', x), [2, 0, 1]);
    const channels = scope.alias('channels', 'x', reshape(given, all));
    const mask = scope.mask('mask', 'm', tokenMask(lengths, positions!));
    const tokens = scope.scalar(
      'tokens',
      'n',
      lengths.data.reduce((total, length) => total + length, 0),
    );
    const mean = scope.step('mean', '\\mu', meanOfTokens(channels, mask, tokens));
    const centered = scope.step('centered', '(x-\\mu)', sub(channels, spread(mean, channels)));
    const variance = scope.step('variance', '\\sigma^2', meanOfTokens(square(centered), mask, tokens));
    const paddedMean = scope.step('paddedMean', '\\mu_{\\text{pad}}', average(channels));
    const squares = average(square(sub(channels, spread(paddedMean, channels))));
    const paddedVar = scope.step('paddedVar', '\\sigma^2_{\\text{pad}}', squares);
    return { mean, var: variance, paddedMean, paddedVar };
  },
});
