import fc from 'fast-check';
import { count, type RandomInputs } from '../../arbitrary.fixture';

/** Heads that divide: kvHeads · groupSize query heads, each of width headDim. */
const params = fc
  .record({
    family: fc.constantFrom('bert', 'gpt2', 'llama'),
    vocab: count(200_000),
    layers: count(120),
    kvHeads: count(8),
    groupSize: count(8),
    headDim: count(128),
    intermediate: count(30_000),
    maxPositions: count(8192),
    typeVocab: fc.constantFrom(0, 2),
    pooler: fc.boolean(),
    tiedEmbeddings: fc.boolean(),
  })
  .map(({ groupSize, headDim, ...rest }) => ({
    ...rest,
    heads: rest.kvHeads * groupSize,
    hidden: rest.kvHeads * groupSize * headDim,
  }));

const weightBytes = fc.record(
  {
    params: count(10 ** 12),
    bits: fc.constantFrom(2, 3, 4, 8, 16, 32),
    blockSize: fc.constantFrom(32, 64, 128),
    doubleQuant: fc.boolean(),
  },
  { requiredKeys: ['params'] },
);

export const modelInputs: RandomInputs = { 'model.params': params, 'model.weightBytes': weightBytes };
