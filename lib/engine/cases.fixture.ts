import fc from 'fast-check';

/** Random inputs for every op: what the property tests of the interpreters run over. */

const real = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 1e-20, -1e-30, 100) },
);
const extent = fc.integer({ min: 1, max: 6 });

const vector = (length: number, element = real) =>
  fc.array(element, { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number, element = real) =>
  fc.array(vector(columns, element), { minLength: rows, maxLength: rows });
const positive = fc.double({ min: 1e-3, max: 10, noNaN: true });
const epsilon = fc.constantFrom(1e-3, 1e-5, 1e-8, 0);
const count = (max: number) => fc.integer({ min: 1, max });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const layerNorm = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.record({ x: matrix(n, d), weight: vector(d), bias: vector(d), eps: epsilon }, { requiredKeys: ['x'] }),
  );

const batchNorm = fc
  .tuple(fc.integer({ min: 2, max: 6 }), extent, fc.boolean())
  .chain(([n, c, evaluating]) =>
    fc.record({
      x: matrix(n, c),
      weight: maybe(vector(c)),
      bias: maybe(vector(c)),
      eps: epsilon,
      mode: fc.constant(evaluating ? 'eval' : 'train'),
      runningMean: vector(c),
      runningVar: vector(c, positive),
      runningVariance: fc.constantFrom('unbiased', 'biased'),
      momentum: fc.constantFrom(0.1, 0.2, 0.9),
    }),
  )
  .map(withoutUndefined);

const adam = fc
  .tuple(count(4), count(5), fc.boolean())
  .chain(([d, steps, quadratic]) =>
    fc.record({
      params: vector(d),
      grads: quadratic ? fc.constant(undefined) : matrix(steps, d),
      quadratic: quadratic
        ? fc.record({ a: vector(d, positive), steps: fc.constant(steps) })
        : fc.constant(undefined),
      lr: fc.constantFrom(1e-3, 0.1),
      beta1: fc.constantFrom(0.9, 0.8, 0),
      beta2: fc.constantFrom(0.999, 0.99),
      eps: fc.constantFrom(1e-8, 1e-3),
      epsPlacement: fc.constantFrom('outside', 'inside', 'hat'),
      biasCorrection: fc.boolean(),
      l2: fc.constantFrom(0, 0.1),
      amsgrad: fc.boolean(),
    }),
  )
  .map(withoutUndefined);

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

const score = fc.oneof(
  { weight: 6, arbitrary: real as fc.Arbitrary<number | string> },
  fc.constant('-Infinity'),
);
const softmax = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.array(fc.tuple(real, fc.array(score, { minLength: d - 1, maxLength: d - 1 })), {
      minLength: n,
      maxLength: n,
    }),
  )
  .map((rows) => ({ x: rows.map(([first, rest]) => [first, ...rest]) }));

function withoutUndefined<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Valid inputs, op by op. An op without an entry fails the test that asks for all of them. */
export const randomInputs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'norm.layerNorm': layerNorm,
  'norm.batchNorm': batchNorm,
  'optim.adam': adam,
  'attn.softmax': softmax,
  'attn.sdpa': sdpa,
  'attn.logitVariance': fc.record({ dK: count(100_000) }),
  'kv.cacheBytes': fc.record(
    {
      layers: count(120),
      kvHeads: count(128),
      headDim: count(256),
      seqLen: count(131_072),
      batchSize: count(64),
      bytesPerElement: count(4),
    },
    { requiredKeys: ['layers', 'kvHeads', 'headDim'] },
  ),
  'memory.training': fc.record(
    {
      params: count(10 ** 12),
      trainableParams: count(10 ** 12),
      weightBytes: fc.constantFrom(0.5, 1, 2, 4, 0.516),
      masterBytes: fc.constantFrom(0, 4),
      optimizerBytes: fc.constantFrom(0, 2, 8, 8.25),
    },
    { requiredKeys: ['params'] },
  ),
  'memory.zero': fc.record(
    {
      params: count(10 ** 12),
      dataParallel: count(4096),
      stage: fc.constantFrom(0, 1, 2, 3),
      optimizerBytes: count(16),
    },
    { requiredKeys: ['params', 'dataParallel'] },
  ),
};
