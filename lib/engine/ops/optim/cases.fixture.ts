import fc from 'fast-check';
import {
  count,
  matrix,
  positive,
  type RandomInputs,
  vector,
  withoutUndefined,
} from '../../arbitrary.fixture';

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

export const optimInputs: RandomInputs = {
  'optim.adam': adam,
};
