import fc from 'fast-check';
import { count, extent, matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

const embeddingSum = fc.tuple(count(5), count(6), count(2), count(3), extent).chain(([T, V, S, room, d]) =>
  fc.record({
    tokenIds: vector(T, fc.integer({ min: 0, max: V - 1 })),
    segmentIds: vector(T, fc.integer({ min: 0, max: S - 1 })),
    tokenTable: matrix(V, d),
    segmentTable: matrix(S, d),
    positionTable: matrix(T + room - 1, d),
  }),
);

const wordMasking = fc
  .array(fc.constantFrom('play', '##ing', 'the', '##s', '银'), { minLength: 1, maxLength: 10 })
  .chain((pieces) =>
    fc.record({
      pieces: fc.constant(pieces),
      selected: fc.array(fc.integer({ min: 0, max: pieces.length - 1 }), { minLength: 1, maxLength: 4 }),
    }),
  );

export const bertInputs: RandomInputs = {
  'bert.embeddingSum': embeddingSum,
  'bert.mlmCounts': fc
    .tuple(
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom(0.15, 0.2, 0.4, 1, 0),
      fc.constantFrom({}, { maskShare: 0.5, randomShare: 0.5 }, { maskShare: 0.7, randomShare: 0.2 }),
    )
    .map(([tokens, selectRate, shares]) => ({ tokens, selectRate, ...shares })),
  'bert.wordMasking': wordMasking,
  'bert.spanLengths': fc.record({
    p: fc.oneof(fc.constantFrom(0.2, 0.01), fc.double({ min: 0.01, max: 0.95, noNaN: true })),
    maxLength: count(20),
  }),
  'bert.sentencePairLoss': fc.record({
    positiveShare: fc.oneof(fc.constantFrom(0.5, 0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    predicted: fc.oneof(fc.constant(0.5), fc.double({ min: 1e-3, max: 0.999, noNaN: true })),
  }),
  'bert.embeddingParams': fc.record(
    {
      vocab: count(200_000),
      maxPositions: count(8192),
      typeVocab: fc.constantFrom(0, 1, 2),
      hidden: count(8192),
      norm: fc.boolean(),
    },
    { requiredKeys: ['vocab', 'maxPositions', 'hidden'] },
  ),
  'bert.classifierParams': fc.record(
    { hidden: count(8192), classes: count(1000), pooler: fc.boolean() },
    { requiredKeys: ['hidden'] },
  ),
};
