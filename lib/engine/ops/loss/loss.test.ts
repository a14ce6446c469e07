import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';

const share = fc.double({ min: 0.01, max: 1, noNaN: true });

/** Two distributions over the same elements. */
const distributions = fc
  .array(fc.tuple(share, share), { minLength: 1, maxLength: 8 })
  .map((pairs) => [pairs.map(([p]) => p), pairs.map(([, q]) => q)])
  .map((both) => both.map((weights) => weights.map((w) => w / weights.reduce((sum, x) => sum + x, 0))))
  .map(([p, q]) => ({ p: p!, q: q! }));

const kl = (input: object) => Number(answer('loss.klDivergence', input).kl);

describe('loss.klDivergence', () => {
  it('is never negative for distributions, and 0 of one with itself', () => {
    fc.assert(
      fc.property(distributions, ({ p, q }) => {
        expect(kl({ p, q })).toBeGreaterThanOrEqual(-1e-15);
        expect(kl({ p, q: p })).toBe(0);
      }),
    );
  });

  it('takes 0·ln 0 as 0, and is Infinity where q leaves out what p has', () => {
    expectDigits(kl({ p: [1, 0], q: [0.5, 0.5] }), '0.6931');
    expect(answer('loss.klDivergence', { p: [0.5, 0.5], q: [1, 0] }).kl).toBe('Infinity');
    expect(kl({ p: [1, 0], q: [1, 0] })).toBe(0);
  });

  it('keeps what the ratio of p and q could not hold', () => {
    expectDigits(kl({ p: [1], q: [5e-324] }), '744.44');
  });
});

describe('loss.crossEntropy', () => {
  it('is ln C for logits that say nothing, with a perplexity of C', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -9, max: 9 }), (classes, level) => {
        const logits = [new Array(classes).fill(level)];
        const { mean, perplexity } = answer('loss.crossEntropy', { logits, targets: [0] });
        expect(mean).toBeCloseTo(Math.log(classes), 12);
        expect(perplexity).toBeCloseTo(classes, 9);
      }),
    );
  });

  it('is the divergence from the one-hot target', () => {
    fc.assert(
      fc.property(distributions, ({ q }) => {
        const onehot = q.map((_, i) => (i === 0 ? 1 : 0));
        const { mean } = answer('loss.crossEntropy', { logits: [q.map(Math.log)], targets: [0] });
        expect(mean).toBeCloseTo(kl({ p: onehot, q }), 12);
      }),
    );
  });

  it('stays finite where the probability of the target is 0 in any float', () => {
    expect(answer('loss.crossEntropy', { logits: [[1e4, -1e4]], targets: [1] }).losses).toEqual([20_000]);
  });
});
