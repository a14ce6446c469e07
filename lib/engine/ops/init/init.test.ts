import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';

describe('initialisation', () => {
  it('returns He’s σ = 0.0625 for 512 inputs, where the variance is 0.0039', () => {
    const { std, variance } = answer('init.kaiming', { fan: 512 });
    expectDigits(std!, '0.0625');
    expectDigits(variance!, '0.00390625');
    expect(answer('init.kaiming', { fan: 512 }, 'variance-for-std').std).toBe(variance);
  });

  it('returns Xavier’s σ = 0.0442 and bound 0.0765 for a 512 by 512 layer', () => {
    const { std, bound } = answer('init.xavier', { fanIn: 512, fanOut: 512 });
    expectDigits([std!, bound!], '0.0442', '0.0765');
  });

  it.each([
    ['relu', '1.4142'],
    ['linear', '1'],
    ['tanh', '1.6667'],
    ['leakyRelu', '1.4141'],
  ])('returns the gain torch.nn.init.calculate_gain gives %s: %s', (nonlinearity, gain) => {
    expectDigits(answer('init.kaiming', { fan: 10, nonlinearity }).gain!, gain);
  });
});

describe('init.symmetry', () => {
  const batch = {
    x: [
      [1, 2],
      [3, -1],
      [0, 1],
    ],
    target: [1, 0, -1],
  };

  it('gives hidden units that start equal the same gradient: rank 1, and they never part', () => {
    const { gradient, distinctUnits, rankBound } = answer('init.symmetry', {
      ...batch,
      hidden: [
        [0.5, -0.2],
        [0.5, -0.2],
        [0.5, -0.2],
      ],
      output: [0.3, 0.3, 0.3],
    });
    const [first, ...others] = gradient as number[][];
    for (const row of others) expect(row).toEqual(first);
    expect([distinctUnits, rankBound]).toEqual([1, 1]);
  });

  it('gives units that start apart gradients of their own', () => {
    const { gradient, distinctUnits, rankBound } = answer('init.symmetry', {
      ...batch,
      hidden: [
        [0.5, -0.2],
        [0.1, 0.4],
        [0.5, -0.2],
      ],
      output: [0.3, 0.3, 0.3],
    });
    const [a, b, c] = gradient as number[][];
    expect(a).toEqual(c);
    expect(a).not.toEqual(b);
    expect([distinctUnits, rankBound]).toEqual([2, 2]);
  });

  it('gives nothing to hidden units at all when every weight is 0', () => {
    const zero = { ...batch, hidden: [[0, 0]], output: [0] };
    expect(answer('init.symmetry', zero).gradient).toEqual([[0, 0]]);
  });
});
