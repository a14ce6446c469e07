import fc from 'fast-check';
import { count, matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

/** Few shapes: every other one is another kernel to compile. */
const symmetry = fc
  .constantFrom<[number, number, number]>([2, 2, 2], [3, 2, 4], [1, 3, 2])
  .chain(([n, d, h]) =>
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
