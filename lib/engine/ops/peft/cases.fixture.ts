import fc from 'fast-check';
import { count, extent, matrix, type RandomInputs } from '../../arbitrary.fixture';

const loraForward = fc.tuple(extent, extent, extent, count(3)).chain(([n, dIn, dOut, r]) =>
  fc.record({
    x: matrix(n, dIn),
    w: matrix(dOut, dIn),
    a: matrix(r, dIn),
    b: matrix(dOut, r),
    alpha: fc.constantFrom(1, 2, 16, 0.5),
  }),
);

export const peftInputs: RandomInputs = {
  'peft.loraParams': fc.record({
    shapes: fc.array(fc.tuple(count(20_000), count(20_000)), { minLength: 1, maxLength: 8 }),
    rank: count(256),
  }),
  'peft.loraForward': loraForward,
  'peft.bitsPerParam': fc.record(
    {
      bits: count(16),
      blockSize: count(512),
      constantBits: fc.constantFrom(8, 16, 32),
      doubleQuant: fc.boolean(),
      doubleBlockSize: count(512),
      doubleBits: count(8),
    },
    { requiredKeys: [] },
  ),
};
