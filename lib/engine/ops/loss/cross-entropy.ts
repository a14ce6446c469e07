import { z } from 'zod';
import { average, div, exp, mul, neg, sum } from '../../language/build';
import { gather, reshape } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { integers, result, tensor, wantShape } from '../../schema/fields';
import { logSoftmax } from './log-softmax';

const input = z
  .strictObject({
    logits: tensor({ shape: '[N,C]', ranks: [2], about: 'one row a prediction' }),
    targets: integers({ shape: '[N]', ranks: [1], about: 'the right class of each row' }),
  })
  .superRefine(({ logits, targets }, context) => {
    wantShape(context, 'targets', targets, [logits.shape[0]!], 'N, one for each row of logits');
    const classes = logits.shape[1]!;
    const outside = targets.data.findIndex((target) => target >= classes);
    if (outside < 0) return;
    const message = `${targets.data[outside]} where a class from 0 to ${classes - 1} is wanted`;
    context.addIssue({ code: 'custom', path: ['targets', outside], message });
  });

/** Of each row of a matrix, the element at a known place: [N,C] → [N]. */
function elementOfRow(matrix: Node, places: Float64Array): Node {
  const [rows, columns] = matrix.shape as [number, number];
  return gather(
    reshape(matrix, [rows * columns]),
    Array.from(places, (place, i) => i * columns + place),
  );
}

/**
 * Lᵢ = −ln softmax(zᵢ)[tᵢ] = ln Σⱼ exp(zᵢⱼ − max zᵢ) − (z_it − max zᵢ), the mean over rows, and perplexity e^mean. For a
 * language model a row is a position and its target the next token.
 * Source: Goodfellow, Bengio & Courville 2016, §6.2.2.3; torch.nn.functional.cross_entropy; perplexity: Jelinek et al. 1977.
 * Shapes: logits [N,C], targets [N] → losses [N], mean, perplexity.
 */
export const crossEntropy = defineOp({
  id: 'loss.crossEntropy',
  title: { en: 'Cross-entropy and perplexity', zh: '交叉熵与困惑度' },
  source: 'Goodfellow, Bengio & Courville 2016, §6.2.2.3; torch.nn.functional.cross_entropy',
  conventions: [
    { en: 'Logits go in, not probabilities; natural logarithm.', zh: '输入是 logits 而非概率；用自然对数。' },
    {
      en: 'The mean over all rows; perplexity is e to that mean.',
      zh: '对所有行取平均；困惑度为 e 的该平均值次幂。',
    },
  ],
  input,
  output: z.strictObject({
    losses: result('[N]', '−ln of the probability of the target'),
    mean: result('', 'mean loss, in nats'),
    perplexity: result('', 'exp(mean)'),
  }),
  slips: {
    'probability-for-loss': {
      explain: {
        en: 'Gives the probability of the target instead of −ln of it.',
        zh: '给出的是目标的概率，没有取 −ln。',
      },
      steps: { losses: (_, at) => exp(at('targetLogProb')) },
    },
    'summed-losses': {
      explain: { en: 'Adds the losses instead of averaging them.', zh: '把损失相加，而不是取平均。' },
      steps: { mean: (_, at) => sum(at('losses')) },
    },
    'base-two': {
      explain: {
        en: 'Takes the logarithm to base 2: bits, not nats.',
        zh: '用了以 2 为底的对数：单位是比特而非奈特。',
      },
      steps: { losses: (right) => div(right, Math.LN2) },
    },
    'perplexity-base-two': {
      explain: {
        en: 'Raises 2, not e, to a mean loss in nats.',
        zh: '平均损失的单位是奈特，却以 2 为底求困惑度。',
      },
      steps: { perplexity: (_, at) => exp(mul(at('mean'), Math.LN2)) },
    },
    'mean-of-perplexities': {
      explain: {
        en: 'Averages the rows’ perplexities instead of taking the perplexity of their mean loss.',
        zh: '对每行的困惑度取平均，而不是对平均损失求困惑度。',
      },
      steps: { perplexity: (_, at) => average(exp(at('losses'))) },
    },
    'logits-as-probabilities': {
      explain: {
        en: 'Leaves the softmax out and takes the negative logit for the loss.',
        zh: '没有做 softmax，直接用 logit 的相反数作为损失。',
      },
      steps: { losses: (_, at) => neg(at('targetLogit')) },
    },
  },
  define(scope, { logits, targets }) {
    const scores = scope.tensor('logits', 'z', logits);
    const logProbs = logSoftmax(scope, scores, { prefix: '', scores: 'z', logProbs: '\\ln p' });
    const ofTarget = scope.step('targetLogProb', '\\ln p_t', elementOfRow(logProbs, targets.data));
    scope.alias('targetLogit', 'z_t', elementOfRow(scores, targets.data));
    const losses = scope.step('losses', 'L_i', neg(ofTarget));
    const mean = scope.step('mean', '\\bar{L}', average(losses));
    return { losses, mean, perplexity: scope.step('perplexity', '\\mathrm{PPL}', exp(mean)) };
  },
});
