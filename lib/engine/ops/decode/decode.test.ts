import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

const logits = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 });
const p = fc.double({ min: 0.01, max: 1, noNaN: true });
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('decode.topK', () => {
  it('renormalises over the two most likely of [2,1,0,−1]', () => {
    const input = { logits: [2, 1, 0, -1], k: 2 };
    expectDigits(answer('decode.topK', input).probs!, '0.7311', '0.2689');
    expectDigits(answer('decode.topK', input, 'not-renormalised').probs!, '0.6439', '0.2369');
  });

  it('is greedy decoding at k = 1 and the whole softmax at k = V', () => {
    fc.assert(
      fc.property(logits, (given) => {
        const { token } = answer('decode.greedy', { logits: given });
        expect(answer('decode.topK', { logits: given, k: 1 })).toEqual({ tokens: [token], probs: [1] });
        const { tokens, probs } = answer('decode.topK', { logits: given, k: given.length });
        const { y } = answer('attn.softmax', { x: given });
        for (const [i, at] of (tokens as number[]).entries())
          expect((probs as number[])[i]).toBeCloseTo((y as number[])[at]!, 12);
      }),
    );
  });

  it('gives a token that is ruled out probability 0, after all others', () => {
    expect(answer('decode.topK', { logits: ['-Infinity', 1, '-Infinity', 1], k: 3 })).toEqual({
      tokens: [1, 3, 0],
      probs: [0.5, 0.5, 0],
    });
  });
});

describe('decode.topP', () => {
  const known = [0.5, 0.3, 0.15, 0.05].map(Math.log);

  it('keeps the token that reaches p: 0.75 of [.5,.3,.15,.05] keeps two', () => {
    const input = { logits: known, p: 0.75 };
    expectDigits(answer('decode.topP', input).probs!, '0.625', '0.375');
    expect(answer('decode.topP', input, 'stops-before-p').tokens).toEqual([0]);
  });

  it('keeps two of four equal tokens at p = 0.5; strictly more than p would keep three', () => {
    const input = { logits: [0, 0, 0, 0], p: 0.5 };
    expect(answer('decode.topP', input).tokens).toEqual([0, 1]);
    expect(answer('decode.topP', input, 'strictly-greater').tokens).toEqual([0, 1, 2]);
  });

  it('keeps every token at p = 1, however unlikely', () => {
    fc.assert(
      fc.property(logits, (given) => {
        const far = [...given, -800];
        expect((answer('decode.topP', { logits: far, p: 1 }).tokens as number[]).length).toBe(far.length);
      }),
    );
  });

  it('keeps the smallest set whose mass reaches p, and its probabilities sum to 1', () => {
    fc.assert(
      fc.property(logits, p, (given, mass) => {
        const { tokens, probs } = answer('decode.topP', { logits: given, p: mass });
        const y = answer('attn.softmax', { x: given }).y as number[];
        const kept = (tokens as number[]).map((token) => y[token]!);
        expect(sumOf(kept)).toBeGreaterThanOrEqual(mass - 1e-12);
        expect(sumOf(kept.slice(0, -1))).toBeLessThan(mass + 1e-12);
        expect(Math.min(...kept)).toBe(
          Math.max(...y.filter((_, i) => !(tokens as number[]).slice(0, -1).includes(i))),
        );
        expect(sumOf(numbersOf(probs!))).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('a temperature', () => {
  it.each(['decode.topK', 'decode.topP', 'distill.softLabels'])(
    'that takes the logits of %s beyond float64 is refused',
    (op) => {
      const more = op === 'decode.topK' ? { k: 1 } : op === 'decode.topP' ? { p: 0.5 } : {};
      expect(evaluate(op, { logits: [1, 2], temperature: 1e-310, ...more })).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', path: 'input.temperature' },
      });
      expect(evaluate(op, { logits: [1, 2], temperature: 1e-300, ...more }).ok).toBe(true);
    },
  );
});

describe('decode.greedy', () => {
  it('returns the lowest of tied tokens, and never one that is ruled out', () => {
    expect(answer('decode.greedy', { logits: [1, 3, 3] }).token).toBe(1);
    expect(answer('decode.greedy', { logits: ['-Infinity', -7] })).toEqual({ token: 1, prob: 1 });
  });
});

describe('decode.bestPath', () => {
  const uncertain = { first: [0.6, 0.4].map(Math.log), second: [[0, 0], [0.9, 0.1].map(Math.log)] };

  it('finds 0.4·0.9 where greedy takes 0.6·0.5', () => {
    const { greedy, best } = answer('decode.bestPath', uncertain);
    expect(greedy).toEqual({ tokens: [0, 0], prob: expect.closeTo(0.3, 12) });
    expect(best).toEqual({ tokens: [1, 0], prob: expect.closeTo(0.36, 12) });
  });

  it('never finds less than greedy does', () => {
    const steps = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([v, w]) =>
      fc.record({
        first: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: v, maxLength: v }),
        second: fc.array(
          fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: w, maxLength: w }),
          { minLength: v, maxLength: v },
        ),
      }),
    );
    fc.assert(
      fc.property(steps, (given) => {
        const { greedy, best } = answer('decode.bestPath', given) as Record<string, { prob: number }>;
        expect(best!.prob).toBeGreaterThanOrEqual(greedy!.prob * (1 - 1e-12));
      }),
    );
  });
});
