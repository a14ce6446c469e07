import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { erf } from '../../special';
import { NF4_LEVELS } from './nf4-levels';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const vector = (length: number) => fc.array(number, { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number) =>
  fc.array(vector(columns), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 1, max: 5 });

const square = (count: number, width: number) => Array.from({ length: count }, () => [width, width]);

describe('peft.loraParams', () => {
  it.each([
    ['GPT-3 175B, Wq and Wv of 96 layers', square(192, 12_288), 1, 4_718_592],
    ['GPT-3 175B, Wq and Wv of 96 layers', square(192, 12_288), 4, 18_874_368],
    ['GPT-3 175B, Wq and Wv of 96 layers', square(192, 12_288), 8, 37_748_736],
    ['RoBERTa base, Wq and Wv of 12 layers', square(24, 768), 8, 294_912],
    ['RoBERTa large, Wq and Wv of 24 layers', square(48, 1024), 8, 786_432],
    ['DeBERTa XXL, Wq and Wv of 48 layers', square(96, 1536), 16, 4_718_592],
  ])(
    'returns the parameters of %s (Hu et al. 2021, Tables 2, 4 and 18), %#',
    (_, shapes, rank, trainable) => {
      expect(answer('peft.loraParams', { shapes, rank }).trainable).toBe(trainable);
    },
  );

  it('returns 0.39% for one 4096 × 4096 matrix at rank 8; one factor alone would be half of it', () => {
    const input = { shapes: [[4096, 4096]], rank: 8 };
    expect(answer('peft.loraParams', input)).toEqual({
      trainable: 65_536,
      frozen: 4096 ** 2,
      ratio: 1 / 256,
    });
    expect(answer('peft.loraParams', input, 'one-factor').trainable).toBe(32_768);
  });
});

describe('peft.loraForward', () => {
  const layer = fc.tuple(size, size, size, size).chain(([n, dIn, dOut, r]) =>
    fc.record({
      x: matrix(n, dIn),
      w: matrix(dOut, dIn),
      a: matrix(r, dIn),
      b: matrix(dOut, r),
      alpha: number,
    }),
  );

  it('gives the same through the side path and through the merged weight', () => {
    fc.assert(
      fc.property(layer, (given) => {
        const { y, mergedWeight } = answer('peft.loraForward', given);
        const merged = given.x.map((x) =>
          (mergedWeight as number[][]).map((row) => row.reduce((sum, w, i) => sum + w * x[i]!, 0)),
        );
        for (const [i, value] of numbersOf(y!).entries()) expect(value).toBeCloseTo(merged.flat()[i]!, 9);
      }),
    );
  });

  it('changes nothing while B is 0, as at the start of training', () => {
    fc.assert(
      fc.property(layer, (given) => {
        const b = given.b.map((row) => row.map(() => 0));
        const { mergedWeight } = answer('peft.loraForward', { ...given, b });
        expect(mergedWeight).toEqual(given.w.map((row) => row.map((w) => w + 0)));
      }),
    );
  });
});

describe('peft.nf4Quantize', () => {
  /** The z with Φ(z) = p, by bisection. */
  function normalQuantile(p: number): number {
    let [low, high] = [-9, 9];
    for (let i = 0; i < 100; i++) {
      const middle = (low + high) / 2;
      if ((1 + erf(middle / Math.SQRT2)) / 2 < p) low = middle;
      else high = middle;
    }
    return low;
  }

  it('has the levels that bitsandbytes’ create_normal_map gives (offset 0.9677083)', () => {
    const offset = 0.9677083;
    const between = (count: number) =>
      Array.from({ length: count }, (_, i) => normalQuantile(offset + ((0.5 - offset) * i) / count));
    const levels = [...between(8), 0, ...between(7).map((z) => -z)].sort((a, b) => a - b);
    const largest = levels.at(-1)!;
    for (const [i, level] of levels.entries())
      expect(Math.abs(level / largest - NF4_LEVELS[i]!)).toBeLessThan(2e-7);
  });

  it('stores 0.5 beside an absmax of 2 as 0.4922; evenly spaced levels would give 0.5714', () => {
    const input = { values: [2, 0.5] };
    expectDigits(answer('peft.nf4Quantize', input).dequantized!, '2.0000', '0.4922');
    expectDigits(answer('peft.nf4Quantize', input, 'uniform-levels').dequantized!, '2.0000', '0.5714');
    expectDigits(answer('peft.int4Quantize', input).dequantized!, '2.0000', '0.5714');
  });

  it('gives a block of zeros the code 7, and a short last block an absmax of its own', () => {
    expect(answer('peft.nf4Quantize', { values: [0, 0, -4], blockSize: 2 })).toEqual({
      codes: [7, 7, 0],
      absmax: [0, 4],
      dequantized: [0, 0, -4],
      maxAbsError: 0,
    });
  });

  it('gives a value halfway between two levels the lower code', () => {
    expect(answer('peft.nf4Quantize', { values: [1, NF4_LEVELS[8]! / 2] }).codes).toEqual([15, 7]);
  });

  it.each([
    ['peft.nf4Quantize', (1 + NF4_LEVELS[1]!) / 2],
    ['peft.int4Quantize', 1 / 14],
  ])('%s is never off by more than half its widest step', (op, share) => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), size, (values, blockSize) => {
        const { absmax, maxAbsError } = answer(op, { values, blockSize });
        const largest = Math.max(...numbersOf(absmax!));
        expect(Number(maxAbsError)).toBeLessThanOrEqual(largest * share * (1 + 1e-12));
      }),
    );
  });
});

describe('peft.bitsPerParam', () => {
  it('returns half a bit of overhead, and 0.127 with double quantisation (QLoRA, §3)', () => {
    expect(answer('peft.bitsPerParam', {})).toEqual({ bitsPerParam: 4.5, overheadBits: 0.5 });
    expectDigits(answer('peft.bitsPerParam', { doubleQuant: true }).overheadBits!, '0.127');
  });

  it('saves 3.03 GB of a 65B model by double quantisation (QLoRA, §3: "approximately 3 GB")', () => {
    const bits = (doubleQuant: boolean) => Number(answer('peft.bitsPerParam', { doubleQuant }).bitsPerParam);
    expectDigits(((bits(false) - bits(true)) * 65e9) / 8 / 1e9, '3.03');
  });
});
