import fc from 'fast-check';
import {
  count,
  extent,
  matrix,
  maybe,
  type RandomInputs,
  real,
  score,
  withoutUndefined,
} from '../../arbitrary.fixture';

const sdpa = fc
  .tuple(extent, extent, extent, extent)
  .chain(([tq, tk, d, dv]) =>
    fc.record({
      q: matrix(tq, d),
      k: matrix(tk, d),
      v: matrix(tk, dv),
      causal: fc.boolean(),
      mask: maybe(
        fc.array(fc.array(fc.boolean(), { minLength: tk, maxLength: tk }), { minLength: tq, maxLength: tq }),
      ),
      scale: maybe(fc.constantFrom(1, 0.25)),
    }),
  )
  .map(withoutUndefined);

const softmax = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.array(fc.tuple(real, fc.array(score, { minLength: d - 1, maxLength: d - 1 })), {
      minLength: n,
      maxLength: n,
    }),
  )
  .map((rows) => ({ x: rows.map(([first, rest]) => [first, ...rest]) }));

const projections = fc
  .record({ nKvHeads: count(8), groupSize: count(8), headDim: count(128), bias: fc.boolean() })
  .map(({ nKvHeads, groupSize, headDim, bias }) => {
    const nHeads = nKvHeads * groupSize;
    return { dModel: nHeads * headDim, nHeads, nKvHeads, bias };
  });

export const attnInputs: RandomInputs = {
  'attn.softmax': softmax,
  'attn.sdpa': sdpa,
  'attn.logitVariance': fc.record({ dK: count(100_000) }),
  'attn.scoreMatrixBytes': fc.record(
    { seqLen: count(131_072), heads: count(128), batchSize: count(64), bytesPerElement: count(4) },
    { requiredKeys: ['seqLen'] },
  ),
  'attn.ioAccesses': fc.record({
    seqLen: count(1_000_000),
    headDim: count(256),
    sramElements: count(200_000),
  }),
  'attn.sparsePairs': fc.record(
    {
      seqLen: fc.oneof(count(20), count(1_000_000)),
      window: count(600).map((half) => 2 * half),
      globalTokens: fc.integer({ min: 0, max: 30 }),
    },
    { requiredKeys: ['seqLen', 'window'] },
  ),
  'attn.projectionParams': projections,
  'attn.causalCounts': fc.record(
    {
      queryLen: count(100_000),
      keyLen: count(100_000),
      alignment: fc.constantFrom('topLeft', 'bottomRight'),
    },
    { requiredKeys: ['queryLen'] },
  ),
};
