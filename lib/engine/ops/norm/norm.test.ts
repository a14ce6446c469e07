import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';

const square = [
  [1, 2],
  [3, 6],
];

describe('norm.batchNorm', () => {
  it('returns each channel of [[1,2],[3,6]] as −1 and 1, and each row by the wrong axis', () => {
    expectDigits(answer('norm.batchNorm', { x: square, eps: 0 }).y!, '-1', '-1', '1', '1');
    const wrong = answer('norm.batchNorm', { x: square, eps: 0 }, 'per-row-statistics');
    expectDigits(wrong.y!, '-1', '1', '-1', '1');
  });

  it('returns γx̂ + β: x = 6, μ = 4, σ² = 4, γ = 2, β = 0.5 give 2.5, and 1.5 when divided by σ²', () => {
    const input = {
      x: [[6]],
      weight: [2],
      bias: [0.5],
      eps: 0,
      mode: 'eval',
      runningMean: [4],
      runningVar: [4],
    };
    expectDigits(answer('norm.batchNorm', input).y!, '2.5');
    expectDigits(answer('norm.batchNorm', input, 'divide-by-variance').y!, '1.5');
  });

  it('returns running statistics of the batch 2, 4, 4, 6 as PyTorch (1.1667) and as ONNX and Keras (1.1) keep them', () => {
    const input = { x: [[2], [4], [4], [6]], runningMean: [0], runningVar: [1], momentum: 0.1 };
    expectDigits(answer('norm.batchNorm', input).runningMean!, '0.4');
    expectDigits(answer('norm.batchNorm', input).runningVar!, '1.1667');
    expectDigits(answer('norm.batchNorm', { ...input, runningVariance: 'biased' }).runningVar!, '1.1');
    expectDigits(answer('norm.batchNorm', input, 'swapped-momentum').runningMean!, '3.6');
  });

  it('returns β for a batch of one: nothing of x is left', () => {
    expect(answer('norm.batchNorm', { x: [[7, -3]], weight: [2, 2], bias: [0.5, 1] }).y).toEqual([[0.5, 1]]);
  });
});

describe('norm.layerNorm', () => {
  it('returns ±1.3416 and ±0.4472 for 1, 2, 3, 4, and ±1.1619 with the sample variance', () => {
    const input = { x: [1, 2, 3, 4], eps: 0 };
    expectDigits(answer('norm.layerNorm', input).y!, '-1.3416', '-0.4472', '0.4472', '1.3416');
    const [first] = numbersOf(answer('norm.layerNorm', input, 'sample-variance').y!);
    expectDigits(first!, '-1.1619');
  });
});

describe('norm.rmsNorm', () => {
  const row = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 6 });

  it('does not change when its input is scaled (ε = 0), and is layer normalisation of a row with mean 0', () => {
    fc.assert(
      fc.property(
        row.filter((x) => Math.max(...x.map(Math.abs)) > 0.1),
        fc.integer({ min: 1, max: 9 }),
        (x, scale) => {
          const plain = numbersOf(answer('norm.rmsNorm', { x, eps: 0 }).y!);
          const scaled = numbersOf(answer('norm.rmsNorm', { x: x.map((v) => v * scale), eps: 0 }).y!);
          for (const [i, value] of plain.entries()) expect(scaled[i]).toBeCloseTo(value, 10);
        },
      ),
    );
    const x = [3, -1, -2];
    expect(numbersOf(answer('norm.rmsNorm', { x, eps: 0.1 }).y!)).toEqual(
      numbersOf(answer('norm.layerNorm', { x, eps: 0.1 }).y!).map((value) => expect.closeTo(value, 12)),
    );
  });
});

describe('norm.rmsNorm of numbers no float can square', () => {
  it('returns their root mean square all the same', () => {
    const { y, rms } = answer('norm.rmsNorm', { x: [3e200, -4e200] });
    expect(Number(rms) / 1e200).toBeCloseTo(Math.sqrt(12.5), 12);
    expectDigits(y!, '0.8485', '-1.1314');
  });
});

describe('norm.paddedStatistics', () => {
  it('returns the statistics of the tokens, and how zeros pull them', () => {
    const input = {
      x: [
        [[2], [4]],
        [[6], [0]],
      ],
      lengths: [2, 1],
    };
    const { mean, var: variance, paddedMean, paddedVar } = answer('norm.paddedStatistics', input);
    expectDigits([mean!, variance!, paddedMean!, paddedVar!].flat(), '4', '2.6667', '3', '5');
  });

  it.each([
    ['a length beyond the positions', { x: [[[1]]], lengths: [2] }],
    ['a batch of nothing but padding', { x: [[[1]]], lengths: [0] }],
    ['a length for each of other sequences', { x: [[[1]]], lengths: [1, 1] }],
  ])('rejects %s', (_, input) => {
    expect(() => answer('norm.paddedStatistics', input)).toThrow(/lengths/);
  });
});

describe('norm.residualBlock', () => {
  const x = [[1, 2, 4]];
  const zero = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];

  it('leaves the identity path alone in Pre-LN, and normalises it in Post-LN', () => {
    expect(answer('norm.residualBlock', { x, weight: zero }).y).toEqual(x);
    expect(answer('norm.residualBlock', { x, weight: zero, placement: 'post' }).y).toEqual(
      answer('norm.layerNorm', { x }).y,
    );
  });
});

describe('norm.statisticsDrift', () => {
  it('returns mean and variance of xWᵀ before and after one step', () => {
    const drift = answer('norm.statisticsDrift', {
      x: [[1], [3]],
      weight: [[2]],
      gradient: [[-10]],
      lr: 0.1,
    });
    expect(drift).toEqual({ meanBefore: [4], varBefore: [4], meanAfter: [6], varAfter: [9] });
  });
});

describe('norm.saturation', () => {
  it('brings a saturated sigmoid back to life', () => {
    const { before, after, meanBefore, meanAfter } = answer('norm.saturation', { x: [8, 10, 12], eps: 0 });
    expectDigits(before!, '3.352e-4', '4.540e-5', '6.144e-6');
    expectDigits(after!, '0.1755', '0.25', '0.1755');
    expect(Number(meanAfter)).toBeGreaterThan(1000 * Number(meanBefore));
  });
});

describe('backward passes', () => {
  const batch = {
    x: [
      [1, 2, 4],
      [0, 1, 5],
    ],
    dy: [
      [1, 0, 2],
      [0, 1, 1],
    ],
    weight: [1, 2, 3],
    eps: 0.1,
  };

  it('change no row’s (LN) or column’s (BN) sum: the output does not feel a shift of the input', () => {
    const rows = answer('norm.layerNormBackward', batch).dx as number[][];
    for (const row of rows) expect(row.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
    const columns = answer('norm.batchNormBackward', batch).dx as number[][];
    for (const c of [0, 1, 2]) expect(columns[0]![c]! + columns[1]![c]!).toBeCloseTo(0, 12);
  });

  it('return a dx that central differences of the forward pass confirm', () => {
    const forward = (op: string, x: number[][]) => {
      const y = answer(op, { x, weight: batch.weight, eps: batch.eps }).y as number[][];
      return y.flatMap((row, i) => row.map((value, j) => value * batch.dy[i]![j]!)).reduce((a, b) => a + b);
    };
    const moved = (i: number, j: number, by: number) =>
      batch.x.map((row, n) => row.map((value, d) => (n === i && d === j ? value + by : value)));
    for (const op of ['norm.layerNorm', 'norm.batchNorm']) {
      const dx = answer(`${op}Backward`, batch).dx as number[][];
      for (const [i, row] of dx.entries())
        for (const [j, value] of row.entries()) {
          const difference = (forward(op, moved(i, j, 1e-5)) - forward(op, moved(i, j, -1e-5))) / 2e-5;
          expect(value).toBeCloseTo(difference, 7);
        }
    }
  });

  it('stay right at a mean of 10⁶', () => {
    const far = { ...batch, x: batch.x.map((row) => row.map((value) => value + 1e6)) };
    expect(numbersOf(answer('norm.layerNormBackward', far).dx!)).toEqual(
      numbersOf(answer('norm.layerNormBackward', batch).dx!).map((value) => expect.closeTo(value, 9)),
    );
  });
});
