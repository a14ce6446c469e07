import fc from 'fast-check';
import { count, matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

const symmetry = fc.tuple(count(4), count(4), count(5)).chain(([n, d, h]) =>
  fc.record({
    x: matrix(n, d),
    target: vector(n),
    hidden: matrix(h, d),
    output: vector(h),
    fn: fc.constantFrom('tanh', 'sigmoid', 'linear'),
  }),
);

export const initInputs: RandomInputs = {
  'init.xavier': fc.record(
    { fanIn: count(10_000), fanOut: count(10_000), gain: fc.constantFrom(1, Math.SQRT2, 5 / 3, 0.1) },
    { requiredKeys: ['fanIn', 'fanOut'] },
  ),
  'init.kaiming': fc.record(
    {
      fan: count(10_000),
      nonlinearity: fc.constantFrom('relu', 'leakyRelu', 'linear', 'tanh'),
      negativeSlope: fc.constantFrom(0.01, 0.2, 1),
    },
    { requiredKeys: ['fan'] },
  ),
  'init.symmetry': symmetry,
};
