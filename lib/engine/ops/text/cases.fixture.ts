import fc from 'fast-check';
import { count, extent, matrix, type RandomInputs, real, vector } from '../../arbitrary.fixture';

const word = fc.constantFrom('the', 'cat', 'sat', 'on', 'mat', '银行', 'constructor', '__proto__');
const words = fc.array(word, { minLength: 1, maxLength: 2 });

/** Every document has a word of its own, so that it can be normalised, and one that all of them have. */
const tfIdf = fc
  .tuple(
    fc.array(words, { minLength: 2, maxLength: 2 }),
    fc.record({
      idf: fc.constantFrom('smoothDenominator', 'plain', 'sklearn'),
      logBase: fc.constantFrom('e', '2', '10'),
      normalize: fc.constantFrom('none', 'none', 'l2'),
    }),
  )
  .map(([docs, options]) => ({
    docs: [...docs, ['cat']].map((tokens, i) => [...tokens, 'everywhere', `only${i}`]),
    ...options,
  }));

const cbow = fc.tuple(extent, extent, extent).chain(([n, d, rows]) =>
  fc.record({
    context: matrix(n, d),
    output: matrix(rows, d),
    target: fc.integer({ min: 0, max: rows - 1 }),
  }),
);

const sgns = fc.tuple(extent, extent).chain(([d, k]) =>
  fc.record({
    center: vector(d),
    context: vector(d),
    negatives: matrix(k, d),
    lr: fc.constantFrom(0.025, 0.1, 1),
  }),
);

/** A vector that is not zero, in float32 as well, whose numbers end at 10⁻³⁸. */
const direction = (width: number) =>
  vector(width, real)
    .map((values) => values.map((x) => (Math.abs(x) < 1e-35 ? 0 : x)))
    .filter((values) => values.some((x) => x !== 0));

export const textInputs: RandomInputs = {
  'text.tfIdf': tfIdf,
  'text.skipGramPairs': fc.record({
    tokens: fc.array(word, { minLength: 1, maxLength: 12 }),
    window: count(5),
  }),
  'text.cbowForward': cbow,
  'text.sgnsStep': sgns,
  'text.cosine': extent.chain((d) => fc.record({ a: direction(d), b: direction(d) })),
  'text.termWeight': fc
    .record({
      count: fc.integer({ min: 0, max: 20 }),
      more: count(100),
      docFrequency: count(1000),
      others: fc.oneof(fc.constant(0), count(100_000)),
      idf: fc.constantFrom('smoothDenominator', 'plain', 'sklearn'),
      logBase: fc.constantFrom('e', '2', '10'),
    })
    .map(({ more, others, ...rest }) => ({
      ...rest,
      length: rest.count + more,
      docs: rest.docFrequency + others,
    })),
  'text.keywords': fc
    .tuple(fc.array(words, { minLength: 2, maxLength: 3 }), fc.constantFrom(0, 1))
    .map(([docs, doc]) => ({ docs: docs.map((tokens) => [...tokens, 'everywhere', 'here']), doc, k: 2 })),
  'text.itemPairs': fc.record({ items: count(1000), window: count(20) }),
};
