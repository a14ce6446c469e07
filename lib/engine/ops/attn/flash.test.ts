import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { matrix } from '../../arbitrary.fixture';
import { evaluate } from '../../evaluate';

const small = fc.double({ min: -2, max: 2, noNaN: true });

const MIB = 2 ** 20;

function expectAlike(actual: unknown, wanted: unknown, digits = 9) {
  const [a, b] = [numbersOf(actual as number[]), numbersOf(wanted as number[])];
  expect(a).toEqual(b.map((value) => expect.closeTo(value, digits)));
}

const attention = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .chain(([queries, keys, width]) =>
    fc.record({
      q: matrix(queries, width, small),
      k: matrix(keys, width, small),
      v: matrix(keys, width, small),
      causal: fc.boolean(),
    }),
  );

describe('FlashAttention', () => {
  it('gives what plain attention gives, for all block sizes', () => {
    const size = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(attention, size, size, (input, blockQ, blockK) => {
        const plain = answer('attn.sdpa', input);
        const { output, logSumExp } = answer('attn.flash', { ...input, blockQ, blockK });
        expectAlike(output, plain.output);
        // Every weight is exp(score − logSumExp).
        const scores = plain.scores as number[][];
        const sums = (plain.weights as number[][]).map((row, i) => scores[i]![0]! - Math.log(row[0]!));
        expectAlike(logSumExp, sums);
      }),
    );
  });

  it('holds one tile of scores', () => {
    const rows = new Array(10).fill([1]);
    const input = { q: rows, k: rows, v: rows };
    expect(answer('attn.flash', { ...input, blockQ: 4, blockK: 3 }).peakScoreElements).toBe(12);
    expect(answer('attn.flash', { ...input, blockQ: 64, blockK: 64 }).peakScoreElements).toBe(100);
  });

  it('reads the scores of [1, 3], [2, 5] in one pass: m = 5, sum 1.2034; 2.185 without rescaling', () => {
    const input = {
      blocks: [
        [1, 3],
        [2, 5],
      ],
    };
    const { max, sum } = answer('attn.onlineSoftmax', input);
    expect(max).toBe(5);
    expectDigits(sum!, '1.2034');
    expectDigits(answer('attn.onlineSoftmax', input, 'no-rescale').sum!, '2.185');
  });

  it('comes to the same maximum and sum however the scores are cut', () => {
    const scores = fc.array(fc.oneof(small, fc.constant('-Infinity')), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 5 }), (blocks) => {
        const [cut, whole] = [blocks, [blocks.flat()]].map((given) =>
          answer('attn.onlineSoftmax', { blocks: given }),
        );
        expect(cut!.max).toBe(whole!.max);
        expectAlike(cut!.sum, whole!.sum);
      }),
    );
  });

  it('starts at −∞ and 0 while nothing is visible', () => {
    const { steps } = answer('attn.onlineSoftmax', { blocks: [['-Infinity'], [2, '-Infinity']] });
    expect(steps).toEqual([
      { max: '-Infinity', sum: 0 },
      { max: 2, sum: 1 },
    ]);
  });

  it('copes with scores beyond float32', () => {
    expect(answer('attn.onlineSoftmax', { blocks: [[-1e300], ['-Infinity', -2e300]] })).toMatchObject({
      max: -1e300,
      sum: 1,
    });
    expect(answer('attn.softmax', { x: [-1e300, '-Infinity'] }).y).toEqual([1, 0]);
  });

  it('refuses what would not fit instead of trying', () => {
    const rows = new Array(300_000).fill([1]);
    const input = { q: rows, k: rows, v: rows };
    for (const [op, more] of [
      ['attn.sdpa', { causal: true }],
      ['attn.flash', { causal: true, blockQ: 64, blockK: 64 }],
    ] as const) {
      expect(evaluate(op, { ...input, ...more })).toMatchObject({ error: { code: 'UNSUPPORTED' } });
    }
  });

  it('reads and writes less (Dao et al. 2022, Theorem 2), with extra memory of N instead of N²', () => {
    const { ratio } = answer('attn.ioAccesses', { seqLen: 1024, headDim: 64, sramElements: 49_152 });
    expect(ratio).toBeCloseTo(12.75, 10);
    const cost = answer('attn.flops', { seqLen: 1024, headDim: 64 });
    expect(cost).toEqual({ flops: 4 * 1024 ** 2 * 64, standardExtra: 1024 ** 2, flashExtra: 1024 });
    // K and V are read once for each of the eight tiles of queries.
    expect(answer('attn.hbmBytes', { seqLen: 1024, headDim: 64 })).toMatchObject({
      unfused: 2 * (4 * 1024 * 64 + 4 * 1024 ** 2),
      tiled: 2 * (2 * 1024 * 64 * 9),
    });
  });

  it('spares 512 MiB of scores at 16,384 tokens, for each head', () => {
    const { bytes } = answer('attn.scoreMatrixBytes', { seqLen: 16_384 });
    expect(bytes).toBe(512 * MIB);
  });
});
