import fc from 'fast-check';
import {
  count,
  extent,
  matrix,
  maybe,
  type RandomInputs,
  real,
  score,
  vector,
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
      alignment: fc.constantFrom('topLeft', 'bottomRight'),
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

/** Scores of large weights leave the softmax no choice, whatever their scale. */
const modest = fc.double({ min: -0.5, max: 0.5, noNaN: true });

/** Key–value heads, query heads for each, width of a head, tokens, and the model's width. */
const mha = fc
  .tuple(count(3), count(3), count(3), count(4), count(6))
  .chain(([nKvHeads, groupSize, dh, tokens, dModel]) => {
    const nHeads = nKvHeads * groupSize;
    return fc.record({
      x: matrix(tokens, dModel),
      wq: matrix(dModel, nHeads * dh, modest),
      wk: matrix(dModel, nKvHeads * dh, modest),
      wv: matrix(dModel, nKvHeads * dh),
      wo: matrix(nHeads * dh, dModel),
      nHeads: fc.constant(nHeads),
      nKvHeads: fc.constant(nKvHeads),
      causal: fc.boolean(),
    });
  });

const flash = fc.tuple(count(6), count(6), count(4), count(3), count(5)).chain(([tq, tk, d, dv, blockK]) =>
  fc.record({
    q: matrix(tq, d),
    k: matrix(tk, d),
    v: matrix(tk, dv),
    causal: fc.boolean(),
    blockQ: count(4),
    blockK: fc.constant(blockK),
  }),
);

const position = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100_000 }));
const width = count(4).map((half) => 2 * half);

/** Two sentences with one word in common: the first of each. */
const contextualCosine = fc.tuple(count(4), count(3), count(3)).chain(([d, ta, tb]) =>
  fc
    .record({
      word: vector(d, fc.double({ min: 0.1, max: 3, noNaN: true })),
      a: matrix(ta, d),
      b: matrix(tb, d),
    })
    .map(({ word, a, b }) => ({ a: [word, ...a], b: [word, ...b], placeA: 0, placeB: 0 })),
);

const blocks = fc
  .array(count(4), { minLength: 1, maxLength: 4 })
  .chain((lengths) => fc.tuple(...lengths.map((length) => vector<number | string>(length, score))));

const shapes = fc
  .record({
    kind: fc.constantFrom('self', 'masked', 'cross'),
    queryLen: count(4096),
    keyLen: count(4096),
    headDim: count(256),
    heads: count(64),
    batchSize: count(16),
  })
  .map(({ kind, keyLen, ...rest }) => (kind === 'cross' ? { kind, keyLen, ...rest } : { kind, ...rest }));

const projections = fc
  .record({ nKvHeads: count(8), groupSize: count(8), headDim: count(128), bias: fc.boolean() })
  .map(({ nKvHeads, groupSize, headDim, bias }) => {
    const nHeads = nKvHeads * groupSize;
    return { dModel: nHeads * headDim, nHeads, nKvHeads, bias };
  });

export const attnInputs: RandomInputs = {
  'attn.softmax': softmax,
  'attn.sdpa': sdpa,
  'attn.flash': flash,
  'attn.onlineSoftmax': fc.record({ blocks }),
  'attn.mha': mha,
  'attn.sinusoidalEncoding': fc.record(
    {
      positions: fc.array(position, { minLength: 1, maxLength: 4 }),
      dModel: width,
      base: fc.constantFrom(10_000, 100, 500_000, 1),
    },
    { requiredKeys: ['positions', 'dModel'] },
  ),
  'attn.positionRotation': fc.record({ position, offset: position, dModel: width }),
  'attn.contextualCosine': contextualCosine,
  'attn.softmaxDerivative': fc.record({ gap: real }),
  'attn.hbmBytes': fc.record(
    { seqLen: count(100_000), headDim: count(256), blockQ: count(512), bytesPerElement: count(4) },
    { requiredKeys: ['seqLen', 'headDim'] },
  ),
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
  'attn.slidingWindows': fc
    .record({ length: count(60), window: count(20), overlap: fc.integer({ min: 0, max: 19 }) })
    .map(({ overlap, ...rest }) => ({ ...rest, overlap: overlap % rest.window })),
  'attn.sparsePairs': fc.record(
    {
      seqLen: fc.oneof(count(20), count(1_000_000)),
      window: count(600).map((half) => 2 * half),
      globalTokens: fc.integer({ min: 0, max: 30 }),
    },
    { requiredKeys: ['seqLen', 'window'] },
  ),
  'attn.shapes': shapes,
  'attn.flops': fc.record(
    { seqLen: count(90_000), headDim: count(256), heads: count(64), batchSize: count(16) },
    { requiredKeys: ['seqLen', 'headDim'] },
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
