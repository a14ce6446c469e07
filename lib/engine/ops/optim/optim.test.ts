import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf, partOf } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

const ones = (count: number) => new Array(count).fill([1]);
/** The parameters after the last step. */
const end = (op: string, input: object, slip?: string) =>
  (answer(op, input, slip).trajectory as number[][]).at(-1)!;

const gradients = fc.array(
  fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
  { minLength: 1, maxLength: 8 },
);

function expectAlike(actual: unknown, wanted: unknown, digits = 12) {
  const [a, b] = [numbersOf(actual as number[]), numbersOf(wanted as number[])];
  expect(a).toEqual(b.map((value) => expect.closeTo(value, digits)));
}

describe('momentum', () => {
  it('averages to 0.6513 after ten unit gradients at β = 0.9: 1 − 0.9¹⁰', () => {
    const { state } = answer('optim.momentum', { params: [0], grads: ones(10), lr: 1 });
    expectDigits(partOf(state!, 'm')!, '0.6513');
  });

  it('comes to 0.8897, 0.0620, 0.4155 and −0.1084 in three steps down x², by form', () => {
    const descent = { params: [1], quadratic: { a: [2], steps: 3 }, lr: 0.1 };
    const accumulate = { ...descent, form: 'accumulate' };
    expectDigits(end('optim.momentum', { ...descent, form: 'ema' }), '0.8897');
    expectDigits(end('optim.momentum', accumulate), '0.0620');
    expectDigits(end('optim.momentum', { ...accumulate, dampening: 0.9 }), '0.4155');
    expectDigits(end('optim.momentum', { ...accumulate, nesterov: true }), '-0.1084');
    expectDigits(end('optim.momentum', { ...accumulate, nesterov: true }, 'no-look-ahead'), '0.0620');
  });

  it('without momentum is gradient descent, in every form and for NAG', () => {
    fc.assert(
      fc.property(gradients, (grads) => {
        const input = { params: [1, -1], grads, lr: 0.1 };
        const plain = answer('optim.sgd', input).trajectory;
        for (const form of ['ema', 'accumulate'])
          expectAlike(answer('optim.momentum', { ...input, momentum: 0, form }).trajectory, plain);
      }),
    );
    const descent = { params: [1, -1], quadratic: { a: [1, 2], steps: 5 }, lr: 0.1 };
    expectAlike(
      answer('optim.nag', { ...descent, momentum: 0 }).trajectory,
      answer('optim.sgd', descent).trajectory,
    );
  });

  it.each([
    ['dampening of an average', { form: 'ema', dampening: 0.1 }, 'dampening'],
    ['Nesterov of an average', { form: 'ema', nesterov: true }, 'nesterov'],
    ['Nesterov with dampening', { form: 'accumulate', nesterov: true, dampening: 0.1 }, 'nesterov'],
  ])('rejects %s', (_, fields, field) => {
    expect(evaluate('optim.momentum', { params: [1], grads: [[1]], lr: 1, ...fields })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: `input.${field}` },
    });
  });
});

describe('weight decay', () => {
  const start = { params: [10], grads: [[0.1]], lr: 0.1 };

  it('comes to 9.98 under SGD, 9.90 under Adam with L2, 9.89 under AdamW and 9.80 when λ is not multiplied by α', () => {
    expectDigits(end('optim.sgd', { ...start, weightDecay: 0.01 }), '9.98');
    expectDigits(end('optim.adam', { ...start, l2: 0.01 }), '9.90');
    const adamw = { ...start, weightDecay: 0.01 };
    expectDigits(end('optim.adamw', adamw), '9.89');
    expectDigits(end('optim.adamw', adamw, 'decay-without-lr'), '9.80');
  });

  it('is the same as L2 under plain SGD: θ ← (1 − αλ)θ − αg', () => {
    fc.assert(
      fc.property(gradients, (grads) => {
        const { trajectory } = answer('optim.sgd', { params: [1, -2], grads, lr: 0.1, weightDecay: 0.3 });
        let point = [1, -2];
        const decayed = grads.map((g) => {
          point = point.map((x, i) => (1 - 0.1 * 0.3) * x - 0.1 * g[i]!);
          return point;
        });
        expectAlike(trajectory, decayed.flat());
      }),
    );
  });

  it('of 0 makes AdamW Adam', () => {
    fc.assert(
      fc.property(
        gradients,
        fc.constantFrom('outside', 'inside', 'hat'),
        fc.boolean(),
        (grads, epsPlacement, amsgrad) => {
          const input = { params: [1, -2], grads, lr: 0.1, epsPlacement, amsgrad };
          expect(answer('optim.adamw', { ...input, weightDecay: 0 })).toEqual(answer('optim.adam', input));
        },
      ),
    );
  });
});

describe('adaptive methods', () => {
  it('AdaGrad moves by 0.2284 in three unit gradients at α = 0.1; without the root by 0.1833', () => {
    const input = { params: [0], grads: ones(3), lr: 0.1 };
    expectDigits(end('optim.adagrad', input), '-0.2284');
    expectDigits(end('optim.adagrad', input, 'no-root'), '-0.1833');
  });

  it('AdaGrad leaves a feature seen 4 times half the rate, and one seen 400 times a twentieth', () => {
    const rate = (hits: number) => answer('optim.adagradRate', { lr: 1, hits }).rate!;
    expectDigits([rate(4), rate(400)], '0.5', '0.05');
    expectDigits(rate(100), '0.1');
  });

  it.each([
    [0.9, '0.316'],
    [0.99, '1.0'],
    [0.999, '3.16'],
  ])('RMSProp’s first step at α = 0.1 and ρ = %d is %s', (rho, size) => {
    expectDigits(end('optim.rmsprop', { params: [0], grads: [[1]], lr: 0.1, rho }), `-${size}`);
  });

  it('RMSProp centres without cancelling: gradients of 10⁶ ± 1 keep their variance', () => {
    const grads = Array.from({ length: 800 }, (_, t) => [1e6 + (t % 2 === 0 ? 1 : -1)]);
    const centred = { params: [0], grads, lr: 1e-3, rho: 0.9, centered: true };
    const shifted = { ...centred, grads: grads.map(([g]) => [g! - 1e6]) };
    const rootAt = (input: object) => {
      const result = evaluate('optim.rmsprop', input);
      return result.ok ? Number((result.value.steps.root as number[][]).at(-1)) : Number.NaN;
    };
    expect(rootAt(centred)).toBeCloseTo(rootAt(shifted), 8);
  });

  it('divides by a second moment, not a variance: 1 against 0 for a constant gradient', () => {
    expect(answer('optim.gradientMoments', { grads: ones(5) })).toEqual({
      mean: [1],
      secondMoment: [1],
      variance: [0],
    });
  });

  it('Adam’s first step is α for any gradient; without correction 3.162α, without the root 100α at g = 0.01', () => {
    const step = (g: number, slip?: string) => end('optim.adam', { params: [0], grads: [[g]], lr: 1 }, slip);
    expectDigits(step(1), '-1.000');
    expectDigits(step(1, 'no-bias-correction'), '-3.162');
    expectDigits(step(0.01, 'no-root'), '-100.0');
  });

  it.each([
    ['outside', '0.990'],
    ['inside', '0.0100'],
    ['hat', '0.760'],
  ])('Adam at g = 1e-6 and ε = 1e-8 %s the root moves by %sα', (epsPlacement, size) => {
    const input = { params: [0], grads: [[1e-6]], lr: 1, eps: 1e-8, epsPlacement };
    expectDigits(end('optim.adam', input), `-${size}`);
  });

  it('corrects by 1 − 0.999¹⁰ = 0.00996 after ten steps and still by 0.632 after a thousand', () => {
    const sum = (step: number) => answer('optim.biasCorrection', { beta: 0.999, step }).weightSum!;
    expectDigits([sum(10), sum(1000)], '0.00996', '0.632');
  });
});

describe('FTRL-Proximal', () => {
  const state = { z: [1.5], n: [4], alpha: 0.1, beta: 1, l1: 1 };

  it('gives −0.01667 for z = 1.5, n = 4, λ₁ = 1; without shrinking −0.05', () => {
    expectDigits(answer('optim.ftrlWeight', state).weights!, '-0.01667');
    expectDigits(answer('optim.ftrlWeight', state, 'no-shrinkage').weights!, '-0.05');
    expectDigits(answer('optim.ftrlWeight', state, 'wrong-sign').weights!, '0.01667');
  });

  it('sets exactly the weights with |z| ≤ λ₁ to 0', () => {
    const input = { ...state, z: [0.5, -1, 1, 1.01, -3], n: [1, 1, 1, 1, 1] };
    const { weights, zeros, sparsity } = answer('optim.ftrlWeight', input);
    expect((weights as number[]).map((w) => w === 0)).toEqual([true, true, true, false, false]);
    expect([zeros, sparsity]).toEqual([3, 0.6]);
  });

  it('is AdaGrad without ε when λ₁, λ₂ and β are 0', () => {
    fc.assert(
      fc.property(gradients, (grads) => {
        const seen = grads.map((g) => g.map((x) => (Math.abs(x) < 1e-3 ? 1 : x)));
        const input = { params: [0, 0], grads: seen };
        expectAlike(
          answer('optim.ftrl', { ...input, alpha: 0.3, beta: 0 }).trajectory,
          answer('optim.adagrad', { ...input, lr: 0.3, eps: 0 }).trajectory,
          9,
        );
      }),
    );
  });

  it('counts 0/0 as 0 before the first gradient of a coordinate', () => {
    const input = {
      params: [0, 0],
      grads: [
        [1, 0],
        [1, 2],
      ],
      alpha: 1,
      beta: 0,
    };
    expect(answer('optim.ftrl', input).trajectory).toEqual([
      [-1, 0],
      [expect.closeTo(-1 - Math.SQRT1_2, 12), -1],
    ]);
  });

  it('rejects weights that do not start at 0', () => {
    expect(evaluate('optim.ftrl', { params: [1], grads: [[1]], alpha: 1 })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: 'input.params' },
    });
  });
});

describe('optim.stateBytes', () => {
  it('keeps two numbers for every parameter under AdamW and FTRL, none under SGD', () => {
    const bytes = (method: string) => answer('optim.stateBytes', { method, params: 1000 });
    expect(bytes('adamw')).toEqual({ slots: 2, bytes: 8000 });
    expect(bytes('ftrl')).toEqual(bytes('adamw'));
    expect(bytes('sgd').bytes).toBe(0);
  });
});

describe('ten thousand steps', () => {
  const long = { params: [1], quadratic: { a: [1], steps: 10_000 }, lr: 0.01 };

  it.each([
    'optim.sgd',
    'optim.momentum',
    'optim.nag',
    'optim.adagrad',
    'optim.rmsprop',
    'optim.adam',
    'optim.adamw',
  ])('%s takes them in less than two seconds of processor time and stays finite', (op) => {
    const before = process.cpuUsage();
    const trajectory = answer(op, long).trajectory as number[][];
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
    expect(trajectory).toHaveLength(10_000);
    expect(trajectory.flat().every(Number.isFinite)).toBe(true);
    expect(Math.abs(trajectory.at(-1)![0]!)).toBeLessThan(1);
  });

  it('FTRL takes as many given gradients, and λ₁ keeps a weight without a trend at 0', () => {
    const grads = Array.from({ length: 10_000 }, (_, t) => [Math.sin(t), 1]);
    const input = { params: [0, 0], grads, alpha: 0.1, l1: 50 };
    const [undecided, trending] = end('optim.ftrl', input);
    expect(undecided).toBe(0);
    expect(trending).toBeLessThan(0);
    expect(Number.isFinite(trending)).toBe(true);
  });

  it('refuses more steps than are worth answering', () => {
    for (const quadratic of [
      { a: [1], steps: 100_001 },
      { a: new Array(1000).fill(1), steps: 2000 },
    ])
      expect(evaluate('optim.sgd', { params: quadratic.a, quadratic, lr: 0.1 })).toMatchObject({
        ok: false,
        error: { code: 'UNSUPPORTED' },
      });
  });
});
