import fc from 'fast-check';
import {
  count,
  epsilon,
  extent,
  matrix,
  maybe,
  positive,
  type RandomInputs,
  vector,
  withoutUndefined,
} from '../../arbitrary.fixture';

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

const rmsNorm = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.record({ x: matrix(n, d), weight: vector(d), eps: epsilon }, { requiredKeys: ['x'] }),
  );

const backward = fc
  .tuple(count(4), count(5))
  .chain(([n, d]) =>
    fc.record(
      { x: matrix(n, d), dy: matrix(n, d), weight: vector(d), eps: epsilon },
      { requiredKeys: ['x', 'dy'] },
    ),
  );

const statisticsDrift = fc.tuple(fc.integer({ min: 2, max: 5 }), count(4), count(4)).chain(([n, d, h]) =>
  fc.record({
    x: matrix(n, d),
    weight: matrix(h, d),
    gradient: matrix(h, d),
    lr: fc.constantFrom(0.1, 1e-3),
  }),
);

const paddedStatistics = fc.tuple(count(3), count(4), count(3)).chain(([n, t, c]) =>
  fc.record({
    x: fc.array(matrix(t, c), { minLength: n, maxLength: n }),
    lengths: fc
      .array(fc.integer({ min: 0, max: t }), { minLength: n, maxLength: n })
      .map(([, ...others]) => [t, ...others]),
  }),
);

const saturation = fc
  .integer({ min: 2, max: 6 })
  .chain((n) =>
    fc.record(
      { x: vector(n), fn: fc.constantFrom('sigmoid', 'tanh'), eps: epsilon },
      { requiredKeys: ['x'] },
    ),
  );

const residualBlock = fc.tuple(extent, extent).chain(([n, d]) =>
  fc.record({
    x: matrix(n, d),
    weight: matrix(d, d),
    placement: fc.constantFrom('pre', 'post'),
    eps: epsilon,
  }),
);

export const normInputs: RandomInputs = {
  'norm.layerNorm': layerNorm,
  'norm.batchNorm': batchNorm,
  'norm.rmsNorm': rmsNorm,
  'norm.layerNormBackward': backward,
  'norm.batchNormBackward': backward,
  'norm.statisticsDrift': statisticsDrift,
  'norm.paddedStatistics': paddedStatistics,
  'norm.residualBlock': residualBlock,
  'norm.saturation': saturation,
};
