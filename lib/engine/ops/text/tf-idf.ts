import { z } from 'zod';
import { add, div, log, maximum, mul, sqrt, square, sum } from '../../language/build';
import { reshape, spread } from '../../language/move';
import { defineOp, given } from '../../op';
import { choice, result } from '../../schema/fields';
import { documents } from '../../schema/lists';
import { idfFields, inverseDocumentFrequency, isZeroIdf } from './idf';
import { countTokens } from './vocabulary';

const fields = z.strictObject({
  docs: documents('documents, each a list of tokens'),
  ...idfFields,
  normalize: choice(['none', 'l2'], 'l2: every document’s weights divided by their length').default('none'),
});

const input = fields.superRefine(({ docs, idf, normalize }, context) => {
  if (normalize === 'none') return;
  const frequency = new Map<string, number>();
  for (const tokens of docs) {
    for (const token of new Set(tokens)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  }
  const isZero = (token: string) => isZeroIdf(idf, docs.length, frequency.get(token)!);
  const empty = docs.findIndex((tokens) => tokens.every(isZero));
  if (empty < 0) return;
  const message = 'every weight of this document is 0 where a direction to normalise is wanted';
  context.addIssue({ code: 'custom', path: ['docs', empty], message });
});

/**
 * tfIdf = tf·idf, tf = count/length, idf = ln(N/(df + 1)) or one of its relatives.
 * Source: Salton & Buckley 1988, §2; Spärck Jones 1972 (idf); scikit-learn, “Tf–idf term weighting” (its tf is the raw
 * count, so its rows differ by a factor until they are normalised). The vocabulary is sorted by code point.
 * Shapes: docs → vocabulary [V], tf [docs,V], idf [V], tfIdf [docs,V]; tables over 10⁶ elements are refused.
 */
export const tfIdf = defineOp({
  id: 'text.tfIdf',
  title: { en: 'TF-IDF', zh: 'TF-IDF 词权重' },
  source: 'Salton & Buckley 1988, §2; scikit-learn, “Tf–idf term weighting”',
  conventions: [
    {
      en: 'tf is count/length; idf is ln(N/(df + 1)) unless `idf` says otherwise, and may be negative (df = N).',
      zh: 'tf 为次数/文档长度；idf 默认 ln(N/(df + 1))，df = N 时为负。',
    },
    {
      en: 'Natural logarithm unless `logBase` says otherwise (gensim takes base 2).',
      zh: '默认取自然对数，可用 `logBase` 指定（gensim 以 2 为底）。',
    },
    {
      en: 'No normalisation unless `normalize` is l2 (scikit-learn’s default).',
      zh: '默认不归一化；`normalize` 为 l2 时与 scikit-learn 的默认一致。',
    },
  ],
  input,
  output: z.strictObject({
    vocabulary: result('[V]', 'distinct tokens, sorted by code point'),
    tf: result('[docs,V]', 'count/length'),
    idf: result('[V]', 'rarity'),
    tfIdf: result('[docs,V]', 'tf·idf, normalised where asked'),
  }),
  slips: {
    'raw-counts': {
      explain: {
        en: 'Takes the count itself as tf, without dividing by the length of the document.',
        zh: 'tf 直接用了出现次数，没有除以文档长度。',
      },
      steps: { tf: (_, at) => at('counts') },
    },
    'other-base': {
      explain: {
        en: 'Takes the logarithm to base 10 instead of e.',
        zh: '取了以 10 为底的对数，应为自然对数。',
      },
      input: (given) => ({ ...given, logBase: '10' as const }),
    },
    'no-smoothing': {
      explain: { en: 'Divides by df: no 1 added anywhere.', zh: '直接除以 df，没有加 1 平滑。' },
      input: (given) => ({ ...given, idf: 'plain' as const }),
    },
    'negative-cut-off': {
      explain: {
        en: 'Puts 0 for an idf that is negative (df = N).',
        zh: '把负的 idf（df = N 时）当成了 0。',
      },
      steps: { idf: (right) => maximum(right, 0) },
    },
    'no-logarithm': {
      explain: { en: 'Takes N/df itself, without the logarithm.', zh: '没有取对数，直接用了比值。' },
      steps: { idf: (_, at) => at('ratio') },
    },
    'logarithm-of-one-plus': {
      explain: {
        en: 'Adds the 1 inside the logarithm: ln(1 + ratio).',
        zh: '把 1 加在了对数里面：ln(1 + 比值)。',
      },
      steps: { logRatio: (_, at) => log(add(at('ratio'), 1)) },
    },
  },
  define(scope, { docs, idf: form, logBase, normalize }) {
    const { vocabulary, counts, lengths, docFrequency } = countTokens(docs);
    const count = scope.tensor('counts', 'n', counts);
    const length = scope.tensor('lengths', '|d|', lengths);
    const tf = scope.step('tf', '\\mathrm{tf}', div(count, spread(length, count)));
    const total = scope.scalar('docs', 'N', docs.length);
    const frequency = scope.tensor('docFrequency', '\\mathrm{df}', docFrequency);
    const idf = inverseDocumentFrequency(scope, total, frequency, form, logBase);
    const weight = mul(tf, reshape(idf, [1, vocabulary.length]));
    if (normalize === 'none')
      return {
        vocabulary: given(vocabulary),
        tf,
        idf,
        tfIdf: scope.step('tfIdf', 'w', weight),
      };
    const raw = scope.step('unnormalized', 'u', weight);
    const norm = scope.step('norm', '\\lVert u\\rVert', sqrt(sum(square(raw))));
    return {
      vocabulary: given(vocabulary),
      tf,
      idf,
      tfIdf: scope.step('tfIdf', 'w', div(raw, spread(norm, raw))),
    };
  },
});
