import { z } from 'zod';
import { div, mul, sub, sum, TooLarge } from '../../language/build';
import { spread } from '../../language/move';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';

/** A longer table of lengths is refused. */
const MAX_LENGTHS = 100_000;

/**
 * How long SpanBERT's spans are: P(ℓ) ∝ p(1 − p)^(ℓ−1) for ℓ = 1…maxLength; with p = 0.2 and at most 10 words the mean
 * is 3.8. Source: Joshi et al. 2020 (SpanBERT), §3.1 and Figure 2. The distribution is cut off and renormalised.
 */
export const spanLengths = defineOp({
  id: 'bert.spanLengths',
  title: { en: 'Lengths of SpanBERT’s masked spans', zh: 'SpanBERT 遮盖片段的长度分布' },
  source: 'Joshi et al. 2020 (SpanBERT), §3.1 and Figure 2',
  conventions: [
    {
      en: 'Lengths in whole words from 1; cut off at maxLength and renormalised (a geometric variable has mean 1/p).',
      zh: '长度以整词计，从 1 开始；在 maxLength 处截断并重新归一化（不截断时均值为 1/p）。',
    },
  ],
  input: z.strictObject({
    p: number('chance that a span ends after a word', { above: 0, below: 1 }).default(0.2),
    maxLength: count('longest span').default(10),
  }),
  output: z.strictObject({
    probabilities: result('[maxLength]', 'of each length'),
    mean: result('', 'expected length'),
  }),
  slips: {
    'not-cut-off': {
      explain: {
        en: 'Takes the mean 1/p of the distribution that is not cut off.',
        zh: '取了未截断几何分布的均值 1/p。',
      },
      steps: { mean: (_, at) => div(1, at('p')) },
    },
    'not-renormalised': {
      explain: {
        en: 'Cuts off without renormalising: the probabilities no longer sum to 1.',
        zh: '截断后没有重新归一化，概率之和不为 1。',
      },
      steps: { probabilities: (_, at) => mul(at('p'), at('weights')) },
    },
    'lengths-from-zero': {
      explain: { en: 'Lets lengths start at 0.', zh: '长度从 0 开始计。' },
      steps: { mean: (right) => sub(right, 1) },
    },
  },
  define(scope, { p, maxLength }) {
    if (maxLength > MAX_LENGTHS) throw new TooLarge(`${maxLength} lengths, over ${MAX_LENGTHS}`);
    scope.scalar('p', 'p', p);
    const along = (f: (length: number) => number) => ({
      shape: [maxLength],
      data: Float64Array.from({ length: maxLength }, (_, i) => f(i + 1)),
    });
    const lengths = scope.tensor(
      'lengths',
      '\\ell',
      along((length) => length),
    );
    const weights = scope.tensor(
      'weights',
      '(1-p)^{\\ell-1}',
      along((length) => (1 - p) ** (length - 1)),
      (i) => `(1-${p})^{${i}}`,
    );
    const total = scope.step('total', 'Z', sum(weights));
    const probabilities = scope.step('probabilities', 'P', div(weights, spread(total, weights)));
    return { probabilities, mean: scope.step('mean', '\\bar{\\ell}', sum(mul(probabilities, lengths))) };
  },
});
