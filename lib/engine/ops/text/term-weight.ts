import { z } from 'zod';
import { add, div, maximum, mul, real } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';
import { idfFields, inverseDocumentFrequency } from './idf';

const input = z
  .strictObject({
    count: count('times the term stands in the document', 0),
    length: count('tokens of the document'),
    docs: count('documents N'),
    docFrequency: count('documents that have the term'),
    ...idfFields,
  })
  .superRefine(({ count, length, docs, docFrequency }, context) => {
    if (count > length) {
      const message = `${count} where at most length (${length}) is wanted`;
      context.addIssue({ code: 'custom', path: ['count'], message });
    }
    if (docFrequency > docs) {
      const message = `${docFrequency} where at most docs (${docs}) is wanted`;
      context.addIssue({ code: 'custom', path: ['docFrequency'], message });
    }
  });

/**
 * The TF-IDF weight of one term from its counts: (count/length)·idf, idf as in text.tfIdf.
 * Source: Salton & Buckley 1988, §2; Spärck Jones 1972; scikit-learn, “Tf–idf term weighting”; gensim's TfidfModel (plain,
 * base 2).
 */
export const termWeight = defineOp({
  id: 'text.termWeight',
  title: { en: 'TF-IDF of one term', zh: '单个词的 TF-IDF' },
  source: 'Salton & Buckley 1988, §2; scikit-learn, “Tf–idf term weighting”; gensim TfidfModel',
  conventions: [
    {
      en: 'idf is ln(N/(df + 1)) unless `idf` says otherwise: negative for a term that every document has.',
      zh: 'idf 默认 ln(N/(df + 1))：所有文档都含该词时为负。',
    },
    {
      en: 'N = 1000, df = 9: 4.605 here, 5.606 in scikit-learn, 6.796 in gensim (plain, base 2).',
      zh: 'N = 1000、df = 9：此处为 4.605，scikit-learn 为 5.606，gensim 为 6.796（plain，以 2 为底）。',
    },
  ],
  input,
  output: z.strictObject({
    tf: result('', 'count/length'),
    idf: result('', 'rarity'),
    tfIdf: result('', 'tf·idf'),
  }),
  slips: {
    'raw-count': {
      explain: {
        en: 'Takes the count itself as tf.',
        zh: 'tf 直接用了出现次数，没有除以文档长度。',
      },
      steps: { tf: (_, at) => real(at('count')) },
    },
    'base-ten': {
      explain: { en: 'Takes the logarithm to base 10.', zh: '取了以 10 为底的对数。' },
      input: (given) => ({ ...given, logBase: '10' as const }),
    },
    'no-smoothing': {
      explain: { en: 'Divides by df: no 1 added anywhere.', zh: '直接除以 df，没有加 1。' },
      input: (given) => ({ ...given, idf: 'plain' as const }),
    },
    'negative-cut-off': {
      explain: {
        en: 'Puts 0 for an idf that is negative (df = N).',
        zh: '把负的 idf（df = N 时）当成了 0。',
      },
      steps: { idf: (right) => maximum(right, 0) },
    },
    'added-not-multiplied': {
      explain: { en: 'Adds tf and idf.', zh: '把 tf 与 idf 相加而不是相乘。' },
      steps: { tfIdf: (_, at) => add(at('tf'), at('idf')) },
    },
  },
  define(scope, given) {
    const times = scope.amount('count', 'n', given.count);
    const length = scope.amount('length', '|d|', given.length);
    const tf = scope.step('tf', '\\mathrm{tf}', div(real(times), real(length)));
    const docs = scope.scalar('docs', 'N', given.docs);
    const frequency = scope.scalar('docFrequency', '\\mathrm{df}', given.docFrequency);
    const idf = inverseDocumentFrequency(scope, docs, frequency, given.idf, given.logBase);
    return { tf, idf, tfIdf: scope.step('tfIdf', 'w', mul(tf, idf)) };
  },
});
