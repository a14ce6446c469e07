import fc from 'fast-check';
import {
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

export const normInputs: RandomInputs = {
  'norm.layerNorm': layerNorm,
  'norm.batchNorm': batchNorm,
  'norm.rmsNorm': rmsNorm,
};
