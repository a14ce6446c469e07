import { z } from 'zod';
import { div, max, sum } from '../../language/build';
import { reshape } from '../../language/move';
import { argmax } from '../../language/rank';
import { defineOp } from '../../op';
import { result } from '../../schema/fields';
import { softmax } from '../attn/softmax-parts';
import { candidates, checkCandidates, logitsField } from './candidates';

/**
 * The most likely next token, argmax z, and its probability max softmax(z). No temperature: dividing by one changes the
 * probability, never the choice.
 * Source: Jurafsky & Martin, Speech and Language Processing (3rd ed.), §10.8 (greedy decoding).
 * Shapes: logits [V] → token and prob; a tie goes to the lowest index.
 */
export const greedy = defineOp({
  id: 'decode.greedy',
  title: { en: 'Greedy decoding', zh: '贪心解码' },
  source: 'Jurafsky & Martin, Speech and Language Processing (3rd ed.), greedy decoding',
  conventions: [
    { en: 'A tie goes to the lowest index.', zh: '并列时取最小的下标。' },
    {
      en: 'The probability is the softmax over all tokens, at temperature 1.',
      zh: '概率为全词表上温度 1 的 softmax。',
    },
  ],
  input: z.strictObject({ logits: logitsField }).superRefine(checkCandidates),
  output: z.strictObject({ token: result('', 'the most likely token'), prob: result('', 'its probability') }),
  slips: {
    'logit-for-probability': {
      explain: { en: 'Gives the largest logit as the probability.', zh: '把最大的 logit 当成了概率。' },
      steps: { prob: (_, at) => max(at('logits')) },
    },
    'no-exponential': {
      explain: {
        en: 'Divides the largest logit by the sum of the logits, without exp.',
        zh: '没有取指数，直接用最大的 logit 除以 logits 之和。',
      },
      steps: { prob: (_, at) => div(max(at('logits')), sum(at('logits'))) },
    },
  },
  define(scope, { logits }) {
    const { logits: finite, tokensAt } = candidates(scope, logits);
    const place = scope.step('place', '\\arg\\max z', argmax(finite));
    const probs = scope.step('probs', 'p', softmax(finite));
    const prob = scope.step('prob', '\\max p', max(probs));
    return { token: reshape(tokensAt(reshape(place, [1])), []), prob };
  },
});
