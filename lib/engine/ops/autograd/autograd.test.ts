import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../answer.fixture';
import { evaluate } from '../../evaluate';
import { autogradInputs } from './cases.fixture';

type Case = { losses: string[]; weights?: number[]; variables: Record<string, number> };

const gradientsOf = (input: Case, slip?: string) =>
  answer('autograd.gradients', input, slip).gradients as Record<string, number>;

describe('autograd.gradients', () => {
  it.each([
    ['w^3', 2, 12],
    ['-w^2', 3, -6],
    ['w^-2', 2, -0.25],
    ['w^-3', -2, -3 / 16],
    ['w^0.5', 4, 0.25],
    ['w^2.5', 4, 20],
    ['w^1.5', 0, 0],
    ['w^0', 0, 0],
    ['w^1', 0, 1],
    ['w^101', -1, 101],
    ['w^-101', -1, -101],
    ['w^100', 0, 0],
    ['2^w', 3, 8 * Math.LN2],
    ['w^w', 2, 4 * (Math.LN2 + 1)],
    ['(0-2)^2 * w', 5, 4],
    ['relu(w)', 0, 0],
    ['relu(w)', 2, 1],
    ['relu(w)', -2, 0],
    ['tanh(w)', 0, 1],
    ['sigmoid(w)', 0, 0.25],
    ['sigmoid(w)', -800, 0],
    ['ln(w)', 0.5, 2],
    ['exp(2*w)', 0, 2],
    ['3', 1, 0],
  ])('of %s at %d is %d', (loss, w, derivative) => {
    expect(gradientsOf({ losses: [loss], variables: { w } }).w).toBeCloseTo(derivative, 10);
  });

  it('agrees with central differences', () => {
    const smooth = (autogradInputs['autograd.gradients']! as fc.Arbitrary<Case>).filter(
      ({ losses }) => !losses.some((loss) => loss.includes('relu')),
    );
    fc.assert(
      fc.property(smooth, (input) => {
        const totalAt = (name: string, step: number) => {
          const variables = { ...input.variables, [name]: input.variables[name]! + step };
          return Number(answer('autograd.gradients', { ...input, variables }).total);
        };
        for (const [name, derivative] of Object.entries(gradientsOf(input))) {
          const difference = (totalAt(name, 1e-5) - totalAt(name, -1e-5)) / 2e-5;
          const size = 1 + Math.abs(derivative) + Math.abs(totalAt(name, 0));
          expect(Math.abs(derivative - difference)).toBeLessThan(1e-5 * size);
        }
      }),
    );
  });

  it('of cross-entropy over softmax is p − y', () => {
    const logit = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(logit, logit, logit), (x) => {
        const [a, b, c] = x;
        const loss = '-ln(exp(b) / (exp(a) + exp(b) + exp(c)))';
        const gradients = gradientsOf({ losses: [loss], variables: { a, b, c } });
        const p = answer('attn.softmax', { x }).y as number[];
        const wanted = p.map((share, i) => expect.closeTo(share - Number(i === 1), 9));
        expect(Object.values(gradients)).toEqual(wanted);
      }),
    );
  });

  it('is 7 for w² + 3w at w = 2, as one sum or as two losses; the last alone would give 3', () => {
    const variables = { w: 2 };
    expect(gradientsOf({ losses: ['w^2 + 3*w'], variables })).toEqual({ w: 7 });
    expect(gradientsOf({ losses: ['w^2', '3*w'], variables })).toEqual({ w: 7 });
    expect(gradientsOf({ losses: ['w^2', '3*w'], variables }, 'last-loss-only')).toEqual({ w: 3 });
  });

  it('of a sum is the weighted sum of the losses’ own', () => {
    fc.assert(
      fc.property(autogradInputs['autograd.gradients']! as fc.Arbitrary<Case>, (input) => {
        const { losses, weights, variables } = input;
        const apart = losses.map((loss) => gradientsOf({ losses: [loss], variables }));
        for (const [name, together] of Object.entries(gradientsOf(input))) {
          const terms = apart.map((each, i) => (weights?.[i] ?? 1) * each[name]!);
          const size = terms.reduce((sum, term) => sum + Math.abs(term), 1);
          const added = terms.reduce((sum, term) => sum + term, 0);
          expect(Math.abs(together - added)).toBeLessThan(1e-9 * size);
        }
      }),
    );
  });

  it('is 0 for a variable that no loss uses, whatever it is called', () => {
    const variables = { w: 1, toString: 2, constructor: 3 };
    expect(gradientsOf({ losses: ['w'], variables })).toEqual({ w: 1, toString: 0, constructor: 0 });
    expect(answer('autograd.gradients', { losses: ['2'], variables: {} })).toEqual({
      values: [2],
      total: 2,
      gradients: {},
    });
  });

  it.each([
    ['an expression that ends early', ['w', 'w^2 +'], { w: 1 }, 'input.losses[1]', /character 6/],
    ['a name nobody gave', ['w * v'], { w: 1 }, 'input.losses[0]', /character 5: "v"/],
    ['a division by 0', ['1 / (w - 1)'], { w: 1 }, 'input.losses[0]', /character 3: a division by 0/],
    ['a name from the prototype', ['toString'], { w: 1 }, 'input.losses[0]', /"toString"/],
    ['a function for a variable', ['exp(1)'], { exp: 1 }, 'input.variables.exp', /name is wanted/],
    ['a name that is none', ['w'], { w: 1, '2x': 1 }, 'input.variables.2x', /name is wanted/],
    ['a variable that is a string', ['w'], { w: '1' }, 'input.variables.w', /string "1"/],
    ['a loss that is a number', [1], { w: 1 }, 'input.losses[0]', /expression is wanted/],
  ])('rejects %s', (_, losses, variables, path, message) => {
    expect(evaluate('autograd.gradients', { losses, variables })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path, message: expect.stringMatching(message) },
    });
  });

  it('takes a loss of thousands of terms and refuses one that is longer than it works on', () => {
    const sum = (terms: number) => new Array(terms).fill('w').join('+');
    expect(gradientsOf({ losses: [sum(10_000)], variables: { w: 2 } }).w).toBe(10_000);
    expect(evaluate('autograd.gradients', { losses: [sum(20_000)], variables: { w: 2 } })).toMatchObject({
      error: { code: 'UNSUPPORTED' },
    });
  });
});
