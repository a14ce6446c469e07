import { z } from 'zod';
import { div, mul } from '../../language/build';
import { defineOp } from '../../op';
import { number, result, tensor, wantTempered } from '../../schema/fields';
import { softmax, softmaxInParts } from '../attn/softmax-parts';

/**
 * pᵢ = exp(zᵢ/T) / Σⱼ exp(zⱼ/T): what a teacher says about every class. T = 1 is the ordinary softmax; a higher T evens the
 * probabilities out.
 * Source: Hinton, Vinyals & Dean 2015, eq. 1.
 * Shapes: logits [C] → probs [C].
 */
export const softLabels = defineOp({
  id: 'distill.softLabels',
  title: { en: 'A teacher’s softened labels', zh: '教师模型的软标签' },
  source: 'Hinton, Vinyals & Dean 2015, eq. 1',
  conventions: [
    { en: 'Logits are divided by the temperature.', zh: 'logits 除以温度 T。' },
    { en: 'Softmax with base e over all classes.', zh: '对所有类别做以 e 为底的 softmax。' },
  ],
  input: z
    .strictObject({
      logits: tensor({ shape: '[C]', ranks: [1], about: 'the teacher’s logits' }),
      temperature: number('T', { above: 0 }).default(1),
    })
    .superRefine(({ logits, temperature }, context) => wantTempered(context, temperature, logits)),
  output: z.strictObject({ probs: result('[C]', 'softened probabilities; they sum to 1') }),
  slips: {
    'temperature-multiplied': {
      explain: {
        en: 'Multiplies the logits by T, which sharpens them.',
        zh: '把 logits 乘以 T，分布反而更尖锐。',
      },
      steps: { softened: (_, at) => mul(at('logits'), at('temperature')) },
    },
    'temperature-ignored': {
      explain: { en: 'Takes the softmax at temperature 1.', zh: '用温度 1 做了 softmax。' },
      steps: { softened: (_, at) => at('logits') },
    },
    'probabilities-divided': {
      explain: {
        en: 'Divides the probabilities by T after the softmax; they no longer sum to 1.',
        zh: '在 softmax 之后才把概率除以 T，其和不再为 1。',
      },
      steps: { probs: (_, at) => div(softmax(at('logits')), at('temperature')) },
    },
  },
  define(scope, { logits, temperature }) {
    const z = scope.tensor('logits', 'z', logits);
    const softened = scope.step(
      'softened',
      '\\tfrac{z}{T}',
      div(z, scope.scalar('temperature', 'T', temperature)),
    );
    const names = {
      maximum: ['maximum', '\\max \\tfrac{z}{T}'],
      shifted: ['shifted', 's'],
      exponentials: ['exponentials', 'e'],
      sum: ['sum', 'Z'],
    } as const;
    const probs = softmaxInParts(softened, null, (part, value) =>
      scope.step(names[part][0], names[part][1], value),
    );
    return { probs: scope.step('probs', 'p', probs) };
  },
});
