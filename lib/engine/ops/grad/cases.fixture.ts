import fc from 'fast-check';
import { matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

const factors = fc.integer({ min: 1, max: 8 }).chain((length) => vector(length));
const tensors = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 4 }).chain((length) => vector(length)),
    matrix(2, 3),
  ) as fc.Arbitrary<number[] | number[][]>,
  { minLength: 1, maxLength: 3 },
);

export const gradInputs: RandomInputs = {
  'grad.chainProduct': fc.record({ factors }),
  'grad.residualProduct': fc.record({ derivatives: factors }),
  'grad.clipByNorm': fc.record(
    { grads: tensors, maxNorm: fc.constantFrom(0.5, 1, 5, 1e3), eps: fc.constantFrom(1e-6, 0, 0.1) },
    { requiredKeys: ['grads', 'maxNorm'] },
  ),
  'grad.clipByValue': fc.record({ grads: tensors, limit: fc.constantFrom(0.5, 1, 100, 0) }),
  'grad.overflowStep': fc.record(
    {
      start: fc.oneof(fc.constantFrom(1, 0.001), fc.double({ min: 1e-3, max: 100, noNaN: true })),
      factor: fc.oneof(fc.constantFrom(1.5, 2, 10), fc.double({ min: 1.05, max: 20, noNaN: true })),
      format: fc.constantFrom('fp16', 'bf16', 'fp32'),
    },
    { requiredKeys: ['factor', 'format'] },
  ),
};
