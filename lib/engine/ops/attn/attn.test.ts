import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

describe('attention scores', () => {
  it('have standard deviation 22.63 at width 512, and 1 when divided by its root', () => {
    const { std, scaledVariance } = answer('attn.logitVariance', { dK: 512 });
    expectDigits(std!, '22.63');
    expect(scaledVariance).toBeCloseTo(1, 12);
  });

  it('leave softmax a derivative of 1.5e-10 at a gap of 22.63, and 0.1966 at a gap of 1', () => {
    const derivative = (gap: number) => answer('attn.softmaxDerivative', { gap }).derivative!;
    expectDigits(derivative(Math.sqrt(512)), '1.5e-10');
    expectDigits(derivative(1), '0.1966');
    expect(derivative(0)).toBe(0.25);
    expect(derivative(-3)).toBe(derivative(3));
  });

  it('are as many as queries times keys, from both sides of cross attention', () => {
    const cross = { kind: 'cross', queryLen: 5, keyLen: 7, headDim: 64, heads: 8 };
    expect(answer('attn.shapes', cross)).toEqual({
      query: [1, 8, 5, 64],
      key: [1, 8, 7, 64],
      value: [1, 8, 7, 64],
      scores: [1, 8, 5, 7],
      output: [1, 8, 5, 64],
      scoreElements: 280,
    });
    expect(evaluate('attn.shapes', { queryLen: 5, keyLen: 7, headDim: 64 })).toMatchObject({
      error: { path: 'input.keyLen' },
    });
  });
});

describe('masks', () => {
  it('leave n(n + 1)/2 pairs when causal, and align at the corner asked for', () => {
    const visible = (input: object) => answer('attn.causalCounts', input).visible;
    expect(visible({ queryLen: 4 })).toBe(10);
    expect(visible({ queryLen: 2, keyLen: 5 })).toBe(3);
    expect(visible({ queryLen: 2, keyLen: 5, alignment: 'bottomRight' })).toBe(9);
    expect(visible({ queryLen: 5, keyLen: 2 })).toBe(9);
    expect(visible({ queryLen: 5, keyLen: 2, alignment: 'bottomRight' })).toBe(3);
  });

  it('count the pairs that attention with that mask gives a weight', () => {
    const length = fc.integer({ min: 1, max: 7 });
    const alignment = fc.constantFrom('topLeft', 'bottomRight');
    fc.assert(
      fc.property(length, length, alignment, (queryLen, keyLen, corner) => {
        const rows = (count: number) => new Array(count).fill([1]);
        const masked = { causal: true, alignment: corner };
        const { weights } = answer('attn.sdpa', {
          q: rows(queryLen),
          k: rows(keyLen),
          v: rows(keyLen),
          ...masked,
        });
        const { visible } = answer('attn.causalCounts', { queryLen, keyLen, alignment: corner });
        expect(numbersOf(weights!).filter((weight) => weight > 0)).toHaveLength(visible as number);
      }),
    );
  });

  it('give zeros to a query that sees nothing; −10⁹ would give it 1/n', () => {
    const input = { q: [[1]], k: [[1], [2]], v: [[3], [5]], mask: [[false, false]] };
    expect(answer('attn.sdpa', input).output).toEqual([[0]]);
    expect(answer('attn.sdpa', input, 'large-negative').weights).toEqual([[0.5, 0.5]]);
  });
});
