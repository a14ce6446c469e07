import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { errorBound } from '../../evaluate';
import { functionNames } from './functions';

const at = (fn: string, x: number[], slip?: string) => answer('activation.apply', { fn, x }, slip);

describe('activation.apply', () => {
  it.each([
    ['sigmoid', '0.5', '0.25'],
    ['tanh', '0', '1'],
    ['relu', '0', '0'],
    ['leakyRelu', '0', '0.01'],
    ['gelu', '0', '0.5'],
    ['geluTanh', '0', '0.5'],
    ['silu', '0', '0.5'],
    ['softplus', '0.6931', '0.5'],
  ])('returns %s at 0: %s, and its derivative %s', (fn, y, dy) => {
    const { y: value, dy: derivative } = at(fn, [0]);
    expectDigits([value!, derivative!].flat(), y, dy);
  });

  it('returns derivatives at 1 of 1 (ReLU), 1.0833 (GELU) and 0.9277 (SiLU), where a common answer is 1 for all', () => {
    expectDigits(
      [at('relu', [1]).dy!, at('gelu', [1]).dy!, at('silu', [1]).dy!].flat(),
      '1',
      '1.0833',
      '0.9277',
    );
    expectDigits(at('gelu', [1], 'derivative-of-relu').dy!, '1');
  });

  it('peaks above 1 for GELU (1.129) and SiLU (1.0998), at ¼ for the sigmoid and not at 1', () => {
    const points = Array.from({ length: 4001 }, (_, i) => i / 1000);
    const peak = (fn: string) => Math.max(...numbersOf(at(fn, points).dy!));
    expectDigits([peak('gelu'), peak('silu'), peak('sigmoid')], '1.129', '1.0998', '0.25');
    expectDigits(at('sigmoid', [0], 'tanh-for-sigmoid').dy!, '1');
  });

  it('returns a derivative that central differences confirm, away from the kinks', () => {
    const x = fc.double({ min: -6, max: 6, noNaN: true }).filter((value) => Math.abs(value) > 0.01);
    const step = 1e-5;
    fc.assert(
      fc.property(fc.constantFrom(...functionNames), x, (fn, value) => {
        const [below, above] = numbersOf(at(fn, [value - step, value + step]).y!);
        const difference = (above! - below!) / (2 * step);
        expect(numbersOf(at(fn, [value]).dy!)[0]).toBeCloseTo(difference, 8);
      }),
    );
  });

  it.each(functionNames)('stays finite and at its limits for %s at ±10⁴', (fn) => {
    const { y, dy } = at(fn, [1e4, -1e4]);
    const saturates = fn === 'sigmoid' || fn === 'tanh';
    expect(numbersOf(y!)[0]).toBe(saturates ? 1 : 1e4);
    expect(numbersOf(dy!)).toEqual(
      [saturates ? 0 : 1, fn === 'leakyRelu' ? 0.01 : 0].map((v) => expect.closeTo(v, 12)),
    );
  });

  it('promises something of float32 for every function at ±10⁴', () => {
    for (const fn of functionNames) {
      const bound = errorBound('activation.apply', { fn, x: [1e4, -1e4] });
      expect(bound.ok && numbersOf(Object.values(bound.value.output)).every(Number.isFinite)).toBe(true);
    }
  });

  it('rejects what has no derivative', () => {
    expect(() => answer('activation.apply', { fn: 'tanh', x: ['Infinity'] })).toThrow(/finite/);
    expect(() => answer('activation.apply', { fn: 'step', x: [1] })).toThrow(/step/);
  });
});
