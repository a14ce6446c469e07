import { z } from 'zod';
import { latexNumber } from '../../interpret/latex-number';
import { add, average, div, mul, select, sqrt, square, sub } from '../../language/build';
import { spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { mask, number, result, tensor, wantShape } from '../../schema/fields';

const input = z
  .strictObject({
    x: tensor({ shape: '[N,C]', ranks: [2], about: 'a batch' }),
    runningMean: tensor({ shape: '[C]', ranks: [1], about: 'kept from training' }),
    runningVar: tensor({ shape: '[C]', ranks: [1], about: 'kept from training, ≥ 0' }),
    eps: number('added to the variance', { from: 0 }).default(1e-5),
    keepMask: mask({ shape: '[N,C]', ranks: [2], about: 'true where dropout keeps an element in training' }),
    p: number('chance of being dropped', { from: 0, below: 1 }),
  })
  .superRefine(({ x, runningMean, runningVar, keepMask }, context) => {
    const channels = [x.shape[1]!];
    wantShape(context, 'runningMean', runningMean, channels, 'C, one for each column of x');
    wantShape(context, 'runningVar', runningVar, channels, 'C, one for each column of x');
    wantShape(context, 'keepMask', keepMask, x.shape, 'one for each element of x');
    const negative = runningVar.data.findIndex((value) => value < 0);
    if (negative < 0) return;
    const message = `${runningVar.data[negative]} where a variance ≥ 0 is wanted`;
    context.addIssue({ code: 'custom', path: ['runningVar', negative], message });
  });

/** (x − mean)/√(variance + ε) for rows of channels. */
function normalised(channels: Node, mean: Node, variance: Node, eps: Node): Node {
  return div(sub(channels, spread(mean, channels)), spread(sqrt(add(variance, eps)), channels));
}

/**
 * A batch norm without affine parameters followed by dropout, in both modes: training normalises with the batch’s own mean
 * and biased variance and drops with scaling by 1/(1−p); after model.eval() the running statistics are used and nothing is
 * dropped.
 * Source: Ioffe & Szegedy 2015, Algorithms 1–2; Srivastava et al. 2014, §10; torch.nn.Module.eval.
 * Shapes: x and keepMask [N,C], running statistics [C] → train and eval [N,C].
 */
export const trainEval = defineOp({
  id: 'reg.trainEval',
  title: {
    en: 'train() and eval(): batch norm, then dropout',
    zh: 'train() 与 eval()：批归一化后接 dropout',
  },
  source: 'Ioffe & Szegedy 2015, Algorithms 1–2; Srivastava et al. 2014, §10; torch.nn.Module.eval',
  conventions: [
    {
      en: 'Batch norm without weight and bias; biased batch variance in training.',
      zh: '批归一化不带权重与偏置；训练时用批内有偏方差。',
    },
    {
      en: 'Inverted dropout: what is kept is divided by 1 − p in training only.',
      zh: 'inverted dropout：只在训练时把保留的元素除以 1 − p。',
    },
    {
      en: 'eval() changes these layers only; it does not stop gradients as no_grad does.',
      zh: 'eval() 只改变这两类层的行为，不像 no_grad 那样停止记录梯度。',
    },
  ],
  input,
  output: z.strictObject({
    train: result('[N,C]', 'output in training'),
    eval: result('[N,C]', 'output after eval()'),
  }),
  slips: {
    'batch-statistics-in-eval': {
      explain: {
        en: 'Normalises with the batch’s own statistics in evaluation as well.',
        zh: '评估时仍用当前批次的统计量做归一化。',
      },
      steps: { eval: (_, at) => transpose(at('trainNormalised')) },
    },
    'drops-in-eval': {
      explain: {
        en: 'Drops in evaluation as well: eval() was forgotten.',
        zh: '评估时仍在丢弃：忘了调用 eval()。',
      },
      steps: { eval: (right, at) => select(at('keep'), div(right, at('keepShare')), 0) },
    },
    'scaled-in-eval': {
      explain: {
        en: 'Multiplies by 1 − p in evaluation, as the form that is not inverted does.',
        zh: '评估时乘以 1 − p，那是非 inverted 形式的做法。',
      },
      steps: { eval: (right, at) => mul(right, at('keepShare')) },
    },
    'running-statistics-in-training': {
      explain: {
        en: 'Normalises with the running statistics in training.',
        zh: '训练时就用了滑动统计量做归一化。',
      },
      steps: { trainNormalised: (_, at) => at('evalNormalised') },
    },
  },
  define(scope, { x, runningMean, runningVar, eps, keepMask, p }) {
    const channels = transpose(scope.tensor('x', 'x', x));
    const epsilon = scope.scalar('eps', '\\varepsilon', eps);
    const share = scope.scalar('keepShare', '(1-p)', 1 - p, `\\left(1-${latexNumber(p)}\\right)`);
    const keep = scope.mask('keep', 'M', keepMask);
    const [runMean, runVar] = [
      scope.tensor('runningMean', '\\mu_r', runningMean),
      scope.tensor('runningVar', '\\sigma_r^2', runningVar),
    ];
    const evalNormalised = scope.step(
      'evalNormalised',
      '\\hat{x}_r',
      normalised(channels, runMean, runVar, epsilon),
    );
    const mean = scope.step('mean', '\\mu', average(channels));
    const variance = scope.step('var', '\\sigma^2', average(square(sub(channels, spread(mean, channels)))));
    const trainNormalised = scope.step(
      'trainNormalised',
      '\\hat{x}',
      normalised(channels, mean, variance, epsilon),
    );
    const dropped = select(keep, div(transpose(trainNormalised), share), 0);
    return {
      train: scope.step('train', 'y', dropped),
      eval: scope.step('eval', 'y_r', transpose(evalNormalised)),
    };
  },
});
