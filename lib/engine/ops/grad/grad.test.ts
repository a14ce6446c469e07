import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const numbers = fc.array(number, { minLength: 1, maxLength: 6 });

describe('grad.chainProduct', () => {
  it('vanishes through ten sigmoids at their steepest and explodes through fifty layers of 1.1', () => {
    expectDigits(answer('grad.chainProduct', { factors: new Array(10).fill(0.25) }).product!, '9.54e-7');
    expectDigits(answer('grad.chainProduct', { factors: new Array(50).fill(1.1) }).product!, '117.4');
  });

  it('of two chains joined is the product of both: the chain rule', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const product = (factors: number[]) => Number(answer('grad.chainProduct', { factors }).product);
        expect(product([...first, ...second])).toBeCloseTo(product(first) * product(second), 9);
      }),
    );
  });

  it('returns Infinity beyond the range of numbers', () => {
    expect(answer('grad.chainProduct', { factors: [1e200, 1e200] })).toEqual({
      product: 'Infinity',
      partial: [1e200, 'Infinity'],
    });
  });
});

describe('grad.residualProduct', () => {
  it('returns 9.313 for ten layers with f′ = 0.25, where the sum would say 3.5 and the plain chain 9.54e-7', () => {
    const input = { derivatives: new Array(10).fill(0.25) };
    expectDigits(answer('grad.residualProduct', input).residual!, '9.313');
    expectDigits(answer('grad.residualProduct', input, 'one-plus-the-sum').residual!, '3.5');
    expectDigits(answer('grad.residualProduct', input, 'no-identity').residual!, '9.54e-7');
  });
});

describe('grad.clipByNorm', () => {
  it('clips [3,4] to length 1 as [0.6, 0.8]; by value it would be [1, 1]', () => {
    const input = { grads: [[3, 4]], maxNorm: 1, eps: 0 };
    expectDigits(answer('grad.clipByNorm', input).clipped!, '0.6', '0.8');
    expectDigits(answer('grad.clipByNorm', input, 'by-value').clipped!, '1', '1');
  });

  it('takes one norm over all tensors: [3,4] and [12] are divided by 13', () => {
    const input = { grads: [[3, 4], [12]], maxNorm: 1, eps: 0 };
    expect(answer('grad.clipByNorm', input)).toMatchObject({ totalNorm: 13, scale: 1 / 13 });
    expectDigits(answer('grad.clipByNorm', input, 'per-tensor').clipped!, '0.6', '0.8', '1');
  });

  it('keeps the direction and never exceeds the limit', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.1, max: 5, noNaN: true }), (g, maxNorm) => {
        const { clipped, scale } = answer('grad.clipByNorm', { grads: [g], maxNorm });
        const values = numbersOf(clipped!);
        expect(Math.hypot(...values)).toBeLessThanOrEqual(maxNorm * (1 + 1e-12));
        expect(values).toEqual(g.map((x) => expect.closeTo(x * Number(scale), 12)));
      }),
    );
  });

  it('returns a norm whose squares no float can hold, and leaves a zero gradient alone', () => {
    const large = answer('grad.clipByNorm', { grads: [[3e200, 4e200]], maxNorm: 1, eps: 0 });
    expect(large.totalNorm).toBeCloseTo(5e200, -190);
    expectDigits(large.clipped!, '0.6', '0.8');
    const small = answer('grad.clipByNorm', { grads: [[3e-100, 4e-100]], maxNorm: 1, eps: 0 });
    expect(Number(small.totalNorm) / 5e-100).toBeCloseTo(1, 12);
    expect(answer('grad.clipByNorm', { grads: [[0, 0]], maxNorm: 1, eps: 0 })).toEqual({
      totalNorm: 0,
      scale: 1,
      clipped: [[0, 0]],
    });
  });

  it.each([
    ['no tensors', []],
    ['a bare number', [1]],
    ['a ragged tensor', [[[1, 2], [3]]]],
  ])('rejects %s', (_, grads) => {
    expect(() => answer('grad.clipByNorm', { grads, maxNorm: 1 })).toThrow(/grads/);
  });
});

describe('grad.clipByValue', () => {
  it('limits each element, which turns [3, 4] into [1, 1]', () => {
    expectDigits(answer('grad.clipByValue', { grads: [[3, 4]], limit: 1 }).clipped!, '1', '1');
    expectDigits(answer('grad.clipByValue', { grads: [[3, 4]], limit: 1 }, 'by-norm').clipped!, '0.6', '0.8');
  });
});

describe('grad.overflowStep', () => {
  it('doubling from 1 leaves fp16 at step 16 (65536 > 65504), bf16 and fp32 at step 128', () => {
    const step = (format: string) => answer('grad.overflowStep', { factor: 2, format }).step;
    expect([step('fp16'), step('bf16'), step('fp32')]).toEqual([16, 128, 128]);
  });

  it('returns the first power beyond the largest number, never the one before', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.01, max: 20, noNaN: true }), (factor) => {
        const { step, largest } = answer('grad.overflowStep', { factor, format: 'fp16' });
        expect(factor ** Number(step)).toBeGreaterThan(Number(largest));
        expect(factor ** (Number(step) - 1)).toBeLessThanOrEqual(Number(largest));
      }),
    );
  });
});
