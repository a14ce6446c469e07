import fc from 'fast-check';
import {
  count,
  matrix,
  positive,
  type RandomInputs,
  vector,
  withoutUndefined,
} from '../../arbitrary.fixture';

/** Parameters and steps. */
const shapes = fc.tuple(count(4), count(6));

/** Parameters with gradients or a quadratic objective, and whatever else the method takes. */
function descent<T extends object>(more: fc.Arbitrary<T>, source: 'either' | 'quadratic' = 'either') {
  return fc
    .tuple(shapes, source === 'quadratic' ? fc.constant(true) : fc.boolean())
    .chain(([[d, steps], quadratic]) =>
      fc.record({
        params: vector(d),
        grads: quadratic ? fc.constant(undefined) : matrix(steps, d),
        quadratic: quadratic
          ? fc.record({ a: vector(d, positive), steps: fc.constant(steps) })
          : fc.constant(undefined),
        more,
      }),
    )
    .map(({ more: fields, ...given }) => withoutUndefined({ ...given, ...fields }));
}

const lr = fc.constantFrom(1e-3, 0.1, 0.5);
const decay = fc.constantFrom(0.9, 0.5, 0.99, 0);
const epsPlacement = fc.constantFrom('outside', 'inside');
const eps = fc.constantFrom(1e-8, 1e-3, 0.1);

const momentum = descent(
  fc.constantFrom(
    { form: 'ema' },
    { form: 'accumulate' },
    { form: 'accumulate', dampening: 0.5 },
    { form: 'accumulate', nesterov: true },
  ),
).chain((given) => fc.record({ lr, momentum: decay }).map((fields) => ({ ...given, ...fields })));

const moments = {
  lr,
  beta1: fc.constantFrom(0.9, 0.8, 0),
  beta2: fc.constantFrom(0.999, 0.99),
  eps: fc.constantFrom(1e-8, 1e-3),
  epsPlacement: fc.constantFrom('outside', 'inside', 'hat'),
  biasCorrection: fc.boolean(),
  amsgrad: fc.boolean(),
};

const gradientMoments = fc.tuple(count(5), count(4)).chain(([t, d]) => fc.record({ grads: matrix(t, d) }));

const ftrlRates = fc.record({
  alpha: fc.constantFrom(0.1, 0.5),
  beta: fc.constantFrom(1, 0.5, 0),
  l1: fc.constantFrom(0, 0.3, 1),
  l2: fc.constantFrom(0, 0.1),
});
const ftrl = descent(ftrlRates).map((given) => ({ ...given, params: given.params!.map(() => 0) }));
const ftrlWeight = fc
  .tuple(count(5), ftrlRates)
  .chain(([d, rates]) =>
    fc.record({ z: vector(d), n: vector(d, positive) }).map((state) => ({ ...state, ...rates })),
  );

export const optimInputs: RandomInputs = {
  'optim.sgd': descent(fc.record({ lr, weightDecay: fc.constantFrom(0, 0.01, 0.1) })),
  'optim.momentum': momentum,
  'optim.nag': descent(fc.record({ lr, momentum: decay }), 'quadratic'),
  'optim.adagrad': descent(fc.record({ lr, eps, epsPlacement })),
  'optim.rmsprop': descent(
    fc.record({
      lr,
      rho: decay,
      eps,
      epsPlacement,
      centered: fc.boolean(),
      momentum: fc.constantFrom(0, 0.9),
    }),
  ),
  'optim.adam': descent(fc.record({ ...moments, l2: fc.constantFrom(0, 0.1) })),
  'optim.adamw': descent(fc.record({ ...moments, weightDecay: fc.constantFrom(0, 0.01, 0.1) })),
  'optim.ftrl': ftrl,
  'optim.gradientMoments': gradientMoments,
  'optim.adagradRate': fc.record(
    { lr, hits: count(1000), gradient: positive, eps },
    { requiredKeys: ['lr', 'hits'] },
  ),
  'optim.biasCorrection': fc.record({ beta: fc.constantFrom(0.9, 0.99, 0.999, 0), step: count(2000) }),
  'optim.ftrlWeight': ftrlWeight,
  'optim.stateBytes': fc.record(
    {
      method: fc.constantFrom('sgd', 'momentum', 'nag', 'adagrad', 'rmsprop', 'adam', 'adamw', 'ftrl'),
      params: count(10 ** 11),
      bytesPerElement: fc.constantFrom(2, 4),
    },
    { requiredKeys: ['method', 'params'] },
  ),
};
