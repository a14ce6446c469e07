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

export const bertInputs: RandomInputs = {
  'bert.embeddingSum': embeddingSum,
  'bert.mlmCounts': fc
    .tuple(
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom(0.15, 0.2, 0.4, 1, 0),
      fc.constantFrom({}, { maskShare: 0.5, randomShare: 0.5 }, { maskShare: 0.7, randomShare: 0.2 }),
    )
    .map(([tokens, selectRate, shares]) => ({ tokens, selectRate, ...shares })),
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
