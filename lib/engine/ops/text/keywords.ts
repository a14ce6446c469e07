import { z } from 'zod';
import { countTrue, div, less, mul, real } from '../../language/build';
import { row, slice } from '../../language/move';
import { order, take } from '../../language/rank';
import { defineOp, given } from '../../op';
import { count, result } from '../../schema/fields';
import { documents } from '../../schema/lists';
import { idfFields, inverseDocumentFrequency } from './idf';
import { countTokens } from './vocabulary';

const input = z
  .strictObject({
    docs: documents('documents, each a list of tokens'),
    doc: count('place of the document whose keywords are wanted', 0),
    k: count('how many keywords'),
    ...idfFields,
  })
  .superRefine(({ docs, doc, k }, context) => {
    if (doc >= docs.length) {
      const message = `${doc} where a document below ${docs.length} is wanted`;
      context.addIssue({ code: 'custom', path: ['doc'], message });
    }
    const different = new Set(docs.flat()).size;
    if (k > different) {
      const message = `${k} where at most ${different} (the different tokens) is wanted`;
      context.addIssue({ code: 'custom', path: ['k'], message });
    }
  });

/**
 * The k terms of a document with the largest TF-IDF, and how much of its vector is not zero.
 * Source: Salton & Buckley 1988, §2. A tie goes to the term that comes first by code point. Weights as in text.tfIdf,
 * not normalised, which would not change their order.
 * Shapes: docs → vocabulary [V], indices and weights [k], density = different tokens of the document / V.
 */
export const keywords = defineOp({
  id: 'text.keywords',
  title: { en: 'A document’s keywords by TF-IDF', zh: '按 TF-IDF 提取文档关键词' },
  source: 'Salton & Buckley 1988, §2',
  conventions: [
    {
      en: 'Terms are given by their place in the vocabulary, which is sorted by code point; a tie goes to the first.',
      zh: '词以其在词表中的位置给出，词表按码点排序；权重相同时取靠前者。',
    },
    {
      en: 'Terms the document does not have weigh 0, more than a term of every document where its idf is negative.',
      zh: '文档中没有的词权重为 0；若某词 idf 为负，其权重反而更低。',
    },
  ],
  input,
  output: z.strictObject({
    vocabulary: result('[V]', 'distinct tokens, sorted by code point'),
    indices: result('[k]', 'keywords, as places in the vocabulary'),
    weights: result('[k]', 'their TF-IDF'),
    density: result('', 'share of the document’s vector that is not zero'),
  }),
  slips: {
    'by-frequency': {
      explain: {
        en: 'Ranks by frequency alone, so that words all documents have come first.',
        zh: '只按词频排序，各文档都有的常用词排到了前面。',
      },
      steps: { weightsOfAll: (_, at) => at('tf') },
    },
    'by-rarity': {
      explain: {
        en: 'Ranks by rarity alone, whether the document has the word or not.',
        zh: '只按 idf 排序，不管文档里有没有这个词。',
      },
      steps: { weightsOfAll: (_, at) => at('idf') },
    },
    'density-of-tokens': {
      explain: {
        en: 'Divides by the document’s length instead of by the vocabulary.',
        zh: '密度除以了文档长度，应除以词表大小。',
      },
      steps: { density: (_, at) => div(real(at('nonzero')), at('length')) },
    },
  },
  define(scope, { docs, doc, k, idf: form, logBase }) {
    const { vocabulary, counts, lengths, docFrequency } = countTokens(docs);
    const size = vocabulary.length;
    const all = scope.tensor('counts', 'n', counts);
    const own = scope.step('ownCounts', 'n_d', row(all, doc));
    const length = scope.scalar('length', '|d|', lengths.data[doc]!);
    const tf = scope.step('tf', '\\mathrm{tf}', div(own, length));
    const total = scope.scalar('docs', 'N', docs.length);
    const frequency = scope.tensor('docFrequency', '\\mathrm{df}', docFrequency);
    const idf = inverseDocumentFrequency(scope, total, frequency, form, logBase);
    const weights = scope.step('weightsOfAll', 'w', mul(tf, idf));
    const indices = scope.step('indices', 'i', slice(order(weights), 0, 0, k));
    const nonzero = scope.step('nonzero', 'z', countTrue(less(0, own)));
    const share = div(real(nonzero), scope.scalar('vocabularySize', 'V', size));
    return {
      vocabulary: given(vocabulary),
      indices,
      weights: scope.step('weights', 'w_i', take(weights, indices)),
      density: scope.step('density', '\\rho', share),
    };
  },
});
