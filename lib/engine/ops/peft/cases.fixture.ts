import fc from 'fast-check';
import { count, extent, matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

const loraForward = fc.tuple(extent, extent, extent, count(3)).chain(([n, dIn, dOut, r]) =>
  fc.record({
    x: matrix(n, dIn),
    w: matrix(dOut, dIn),
    a: matrix(r, dIn),
    b: matrix(dOut, r),
    alpha: fc.constantFrom(1, 2, 16, 0.5),
  }),
);

/** Now and then a block of zeros, and a value that is the largest of its block. */
const quantize = fc
  .tuple(count(3), count(4))
  .chain(([blocks, width]) =>
    fc.array(fc.oneof({ weight: 5, arbitrary: vector(width) }, fc.constant(new Array(width).fill(0))), {
      minLength: blocks,
      maxLength: blocks,
    }),
  )
  .chain((blocks) =>
    fc.record({ values: fc.constant(blocks.flat()), blockSize: fc.constantFrom(blocks[0]!.length, 3, 64) }),
  );

export const peftInputs: RandomInputs = {
  'peft.loraParams': fc.record({
    shapes: fc.array(fc.tuple(count(20_000), count(20_000)), { minLength: 1, maxLength: 8 }),
    rank: count(256),
  }),
  'peft.loraForward': loraForward,
  'peft.nf4Quantize': quantize,
  'peft.int4Quantize': quantize,
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
