import { z } from 'zod';
import { average, dot, log, mul, sub, sum } from '../../language/build';
import { gather, reshape, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { count, result, tensor, wantShape } from '../../schema/fields';
import { softmaxInParts } from '../attn/softmax-parts';

const input = z
  .strictObject({
    context: tensor({ shape: '[n,d]', ranks: [2], about: 'vectors of the context words' }),
    output: tensor({ shape: '[V,d]', ranks: [2], about: 'output vectors of the vocabulary' }),
    target: count('row of the word in the middle', 0),
  })
  .superRefine(({ context: words, output, target }, context) => {
    wantShape(context, 'output', output, [output.shape[0]!, words.shape[1]!], 'd, shared with context');
    if (target < output.shape[0]!) return;
    const message = `${target} where a row of output (below ${output.shape[0]}) is wanted`;
    context.addIssue({ code: 'custom', path: ['target'], message });
  });

/**
 * CBOW: hidden = mean of the context vectors, probs = softmax(output·hidden), loss = −ln probs[target].
 * Source: Mikolov et al. 2013a, §3.1; written out in Rong 2014, eqs. 17–21 (the mean, not the sum).
 * Shapes: context [n,d], output [V,d] → hidden [d], probs [V], loss. The full softmax; no biases.
 */
export const cbowForward = defineOp({
  id: 'text.cbowForward',
  title: { en: 'CBOW: from context to word', zh: 'CBOW：由上下文预测中心词' },
  source: 'Mikolov et al. 2013a, §3.1; Rong 2014, eqs. 17–21',
  conventions: [
    {
      en: 'The context is averaged, not summed, and its order does not matter.',
      zh: '上下文向量取平均而不是求和，与顺序无关。',
    },
    {
      en: 'Full softmax over the vocabulary (neither hierarchical nor negative sampling), natural logarithm.',
      zh: '对整个词表做 softmax（不用层次 softmax 或负采样），取自然对数。',
    },
  ],
  input,
  output: z.strictObject({
    hidden: result('[d]', 'mean of the context'),
    probs: result('[V]', 'probability of each word'),
    loss: result('', '−ln of the target’s probability'),
  }),
  slips: {
    'sum-of-context': {
      explain: {
        en: 'Sums the context vectors instead of averaging them.',
        zh: '对上下文向量求和，而不是取平均。',
      },
      steps: { hidden: (_, at) => sum(transpose(at('context'))) },
    },
    'scores-for-probabilities': {
      explain: {
        en: 'Takes the score itself as the loss, without the softmax.',
        zh: '直接用打分（取负）当损失，没有做 softmax。',
      },
      steps: { loss: (_, at) => mul(at('targetScore'), -1) },
    },
    'probability-for-loss': {
      explain: {
        en: 'Gives the probability where its negative logarithm is asked.',
        zh: '把概率当成了损失，没有取负对数。',
      },
      steps: { loss: (_, at) => at('targetProbability') },
    },
    'base-two': {
      explain: {
        en: 'Takes the logarithm to base 2.',
        zh: '损失取了以 2 为底的对数。',
      },
      steps: { loss: (right) => mul(right, 1 / Math.LN2) },
    },
  },
  define(scope, { context, output, target }) {
    const words = scope.tensor('context', 'C', context);
    const table = scope.tensor('output', 'U', output);
    const rows = output.shape[0]!;
    const pick = (value: Node) => reshape(gather(value, [target]), []);
    const hidden = scope.step('hidden', 'h', average(transpose(words)));
    const scores = scope.step(
      'scores',
      's',
      reshape(dot(table, reshape(hidden, [1, context.shape[1]!])), [rows]),
    );
    scope.step('targetScore', 's_t', pick(scores));
    const names = {
      maximum: ['maximum', '\\max s'],
      shifted: ['shifted', '(s-\\max s)'],
      exponentials: ['exponentials', 'e'],
      sum: ['sum', 'Z'],
    } as const;
    const softmax = softmaxInParts(scores, null, (part, value) =>
      scope.step(names[part][0], names[part][1], value),
    );
    const probs = scope.step('probs', 'p', softmax);
    scope.step('targetProbability', 'p_t', pick(probs));
    const shifted = scope.step('targetShifted', '(s_t-\\max s)', pick(scope.at('shifted')));
    return { hidden, probs, loss: scope.step('loss', 'L', sub(log(scope.at('sum')), shifted)) };
  },
});
