import { z } from 'zod';
import { add, average, div, mul, sqrt, square, sub } from '../../language/build';
import { permute, reshape, spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp, type Outputs } from '../../op';
import { choice, number, result, tensor, wantShape } from '../../schema/fields';
import { sizeOf } from '../../tensor';
import { besselFactor } from './bessel';
import { standardize } from './standardize';

const perChannel = (about: string) => tensor({ shape: '[C]', ranks: [1], about }).optional();

const input = z
  .strictObject({
    x: tensor({ shape: '[N,C], [N,C,L] or [N,C,H,W]', ranks: [2, 3, 4], about: 'activations' }),
    weight: perChannel('γ'),
    bias: perChannel('β'),
    eps: number('ε, added to the variance inside the root', { from: 0 }).default(1e-5),
    mode: choice(['train', 'eval'], 'batch statistics, or the running ones').default('train'),
    momentum: number('share of the NEW statistic in the running one, as in PyTorch', {
      from: 0,
      to: 1,
    }).default(0.1),
    runningMean: perChannel('running mean so far'),
    runningVar: perChannel('running variance so far'),
    runningVariance: choice(['unbiased', 'biased'], 'which variance goes into the running one').default(
      'unbiased',
    ),
  })
  .superRefine(({ x, weight, bias, runningMean, runningVar, mode, runningVariance }, context) => {
    const channels = x.shape[1]!;
    const fields = { weight, bias, runningMean, runningVar };
    for (const [field, value] of Object.entries(fields))
      wantShape(context, field, value, [channels], 'C, the channels of x');
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (mode === 'eval' && !runningMean) refuse('runningMean', 'is required in eval mode');
    if (mode === 'eval' && !runningVar) refuse('runningVar', 'is required in eval mode');
    if (mode === 'train' && !runningMean !== !runningVar) {
      refuse(
        runningMean ? 'runningVar' : 'runningMean',
        'is required: running statistics come both or not at all',
      );
    }
    if (runningVar?.data.some((variance) => variance < 0))
      refuse('runningVar', 'a negative variance where one ≥ 0 is wanted');
    const valuesPerChannel = sizeOf(x.shape) / channels;
    if (mode === 'train' && runningVar && runningVariance === 'unbiased' && valuesPerChannel === 1) {
      refuse('x', 'one value per channel where two are wanted: one has no unbiased variance to keep');
    }
  });

type BatchNormInput = z.output<typeof input>;

/** [N,C,…] → [C, N·…]: each row holds what one channel's statistics are taken over. */
function channelRows(x: Node): Node {
  const channels = x.shape[1]!;
  const order = x.shape.map((_, axis) => (axis === 0 ? 1 : axis === 1 ? 0 : axis));
  return reshape(permute(x, order), [channels, sizeOf(x.shape) / channels]);
}

/** Undoes `channelRows`. */
function fromChannelRows(rows: Node, x: Node): Node {
  const [batch, channels, ...rest] = x.shape;
  const order = x.shape.map((_, axis) => (axis === 0 ? 1 : axis === 1 ? 0 : axis));
  return permute(reshape(rows, [channels!, batch!, ...rest]), order);
}

/** Each row of the batch normalised by its own statistics: the wrong axis. */
const normalizedPerRow = (channels: Node, eps: Node): Node =>
  transpose(standardize(transpose(channels), eps).normalized);

function keepRunning(
  scope: Scope,
  input: BatchNormInput,
  mean: Node,
  variance: Node,
  values: number,
): Outputs {
  if (!input.runningMean || !input.runningVar) return {};
  const [oldMean, oldVariance] = [scope.at('runningMean'), scope.at('runningVar')];
  const share = scope.scalar('momentum', 'm', input.momentum);
  const rest = scope.scalar('oneMinusMomentum', '(1-m)', 1 - input.momentum);
  const unbiased = input.runningVariance === 'unbiased';
  const bessel = scope.scalar(
    'bessel',
    '\\tfrac{n}{n-1}',
    besselFactor(values),
    `\\tfrac{${values}}{${values - 1}}`,
  );
  const [symbol, batchVariance] = unbiased
    ? (['s^2', mul(bessel, variance)] as const)
    : (['\\sigma^2_B', variance] as const);
  const kept = scope.step('keptVariance', symbol, batchVariance);
  return {
    runningMean: scope.step(
      'newRunningMean',
      "\\mu_{\\text{run}}'",
      add(mul(rest, oldMean), mul(share, mean)),
    ),
    runningVar: scope.step(
      'newRunningVar',
      '\\sigma^{2\\,\\prime}_{\\text{run}}',
      add(mul(rest, oldVariance), mul(share, kept)),
    ),
  };
}

/**
 * y = γ·(x − μ)/√(σ² + ε) + β with μ and σ² of each channel: over the batch (and positions) in training, the running
 * ones in evaluation. running ← (1 − m)·running + m·batch.
 * Source: Ioffe & Szegedy 2015, Algorithms 1–2; torch.nn.BatchNorm1d/2d. The batch variance is biased in y; the
 * running variance takes the unbiased one unless asked otherwise (ONNX and Keras keep the biased).
 * Shapes: x [N,C,…] → y like x; mean, var, runningMean, runningVar [C].
 */
export const batchNorm = defineOp({
  id: 'norm.batchNorm',
  title: { en: 'Batch normalisation of each channel', zh: '对每个通道做批归一化' },
  source: 'Ioffe & Szegedy 2015, Algorithms 1 and 2; torch.nn.BatchNorm1d/2d',
  conventions: [
    {
      en: 'The variance that normalises is biased: divided by the number of values.',
      zh: '用于归一化的方差为有偏估计：除以取值个数。',
    },
    {
      en: 'The running variance takes the unbiased batch variance (PyTorch) unless `runningVariance` says biased.',
      zh: '滑动方差默认累计无偏的批方差（同 PyTorch），除非 `runningVariance` 指定为 biased。',
    },
    { en: '`momentum` is the share of the new statistic.', zh: '`momentum` 是新统计量所占的份额。' },
  ],
  input,
  output: z.strictObject({
    y: result('like x', 'normalised activations'),
    mean: result('[C]', 'training: μ of the batch').optional(),
    var: result('[C]', 'training: biased σ² of the batch').optional(),
    runningMean: result('[C]', 'training: the new running mean').optional(),
    runningVar: result('[C]', 'training: the new running variance').optional(),
  }),
  slips: {
    'per-row-statistics': {
      explain: {
        en: 'Takes the statistics of each sample instead of each channel.',
        zh: '按样本而不是按通道统计均值和方差。',
      },
      steps: { normalized: (_, at) => normalizedPerRow(at('channels'), at('eps')) },
    },
    'divide-by-variance': {
      explain: { en: 'Divides by σ² + ε without taking the root.', zh: '没有开根号，直接除以 σ² + ε。' },
      steps: { std: (_, at) => add(at('variance'), at('eps')) },
    },
    'sample-variance': {
      explain: {
        en: 'Normalises with the sample variance (÷ n − 1).',
        zh: '归一化时用了样本方差（除以 n − 1）。',
      },
      steps: { variance: (biased, at) => mul(biased, besselFactor(at('channels').shape[1]!)) },
    },
    'swapped-momentum': {
      explain: {
        en: 'Gives the old statistic the share that belongs to the new one.',
        zh: '把新统计量的份额给了旧统计量。',
      },
      input: (given) => ({ ...given, momentum: 1 - given.momentum }),
    },
    'biased-running-variance': {
      explain: {
        en: 'Puts the biased batch variance into the running variance.',
        zh: '把有偏的批方差累计进了滑动方差。',
      },
      input: (given) => ({ ...given, runningVariance: 'biased' as const }),
    },
    'unbiased-running-variance': {
      explain: {
        en: 'Puts the unbiased batch variance into the running variance.',
        zh: '把无偏的批方差累计进了滑动方差。',
      },
      input: (given) => ({ ...given, runningVariance: 'unbiased' as const }),
    },
    'batch-statistics-in-eval': {
      explain: {
        en: 'Normalises with the statistics of this batch instead of the running ones.',
        zh: '推理时用了当前批次的统计量，而不是滑动统计量。',
      },
      input: (given) => ({ ...given, mode: 'train' as const }),
    },
    'epsilon-outside': {
      explain: { en: 'Adds ε after the root: σ + ε.', zh: '在开方之后才加 ε：σ + ε。' },
      steps: { std: (_, at) => add(sqrt(at('variance')), at('eps')) },
    },
    'no-affine': {
      explain: { en: 'Leaves out γ and β.', zh: '漏掉了 γ 和 β。' },
      input: (given) => ({ ...given, weight: undefined, bias: undefined }),
    },
  },
  define(scope, input) {
    const x = scope.tensor('x', 'x', input.x);
    const epsilon = scope.scalar('eps', '\\varepsilon', input.eps);
    if (input.runningMean) scope.tensor('runningMean', '\\mu_{\\text{run}}', input.runningMean);
    if (input.runningVar) scope.tensor('runningVar', '\\sigma^2_{\\text{run}}', input.runningVar);
    const channels = scope.alias('channels', 'x', channelRows(x));
    const training = input.mode === 'train';
    const mean = scope.step('mean', '\\mu', training ? average(channels) : scope.at('runningMean'));
    const centered = scope.step('centered', '(x-\\mu)', sub(channels, spread(mean, channels)));
    const variance = scope.step(
      'variance',
      '\\sigma^2',
      training ? average(square(centered)) : scope.at('runningVar'),
    );
    const std = scope.step('std', 's', sqrt(add(variance, epsilon)));
    const normalized = scope.step('normalized', '\\hat{x}', div(centered, spread(std, channels)));
    const scaled = input.weight
      ? mul(spread(scope.tensor('weight', '\\gamma', input.weight), channels), normalized)
      : normalized;
    const shifted = input.bias
      ? add(scaled, spread(scope.tensor('bias', '\\beta', input.bias), channels))
      : scaled;
    const y = scope.step('y', 'y', fromChannelRows(shifted, x));
    if (!training) return { y };
    return { y, mean, var: variance, ...keepRunning(scope, input, mean, variance, channels.shape[1]!) };
  },
});
