import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

/** Laws of the formulas themselves, whatever the numbers. */

const row = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 6 });
const spreadRow = row.filter((values) => Math.max(...values) - Math.min(...values) > 0.1);

function output(op: string, input: object): Record<string, number[] | number[][]> {
  const result = evaluate(op, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.output as Record<string, number[] | number[][]>;
}

function expectClose(actual: number[], wanted: number[], tolerance = 1e-9) {
  for (const [i, value] of wanted.entries()) {
    expect(Math.abs(actual[i]! - value)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(value)));
  }
}

describe('layer normalisation', () => {
  it('does not change when its input is shifted or scaled (ε = 0)', () => {
    fc.assert(
      fc.property(
        spreadRow,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (x, shift, scale) => {
          const moved = x.map((value) => value * scale + shift);
          expectClose(
            output('norm.layerNorm', { x: moved, eps: 0 }).y as number[],
            output('norm.layerNorm', { x, eps: 0 }).y as number[],
            1e-8,
          );
        },
      ),
    );
  });
});

describe('softmax', () => {
  it('sums to 1 and does not change when all scores are shifted', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: -1000, max: 1000 }), (x, shift) => {
        const weights = output('attn.softmax', { x }).y as number[];
        expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
        expectClose(
          output('attn.softmax', { x: x.map((score) => score + shift) }).y as number[],
          weights,
          1e-8,
        );
      }),
    );
  });
});

describe('batch normalisation', () => {
  it('gives in evaluation what training gave, when the running statistics are the batch’s own', () => {
    fc.assert(
      fc.property(spreadRow, (values) => {
        const x = values.map((value) => [value]);
        const training = output('norm.batchNorm', { x });
        const evaluation = output('norm.batchNorm', {
          x,
          mode: 'eval',
          runningMean: training.mean,
          runningVar: training.var,
        });
        expectClose(evaluation.y!.flat(), training.y!.flat());
      }),
    );
  });
});

describe('Adam', () => {
  it('moves every parameter by the learning rate at the first step, whatever the gradient’s size', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.boolean(), (size, negative) => {
        const gradient = negative ? -size : size;
        const { trajectory } = output('optim.adam', { params: [0], grads: [[gradient]], lr: 0.1 });
        expect(trajectory![0]).toEqual([expect.closeTo(negative ? 0.1 : -0.1, 5)]);
      }),
    );
  });

  it('follows the sign of the gradient alone when both betas are 0', () => {
    const { trajectory } = output('optim.adam', {
      params: [0],
      grads: [[3], [-7]],
      lr: 0.5,
      beta1: 0,
      beta2: 0,
    });
    expectClose(trajectory!.flat(), [-0.5, 0], 1e-6);
  });
});

describe('attention', () => {
  const matrix = fc.array(
    fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
    { minLength: 2, maxLength: 5 },
  );

  it('does not care about the order of keys and values', () => {
    fc.assert(
      fc.property(matrix, (k) => {
        const forward = output('attn.sdpa', { q: [[1, -1]], k, v: k });
        const reversed = [...k].reverse();
        expectClose(
          output('attn.sdpa', { q: [[1, -1]], k: reversed, v: reversed }).output!.flat(),
          forward.output!.flat(),
        );
      }),
    );
  });

  it('with a causal mask never lets a later token change an earlier output', () => {
    fc.assert(
      fc.property(matrix, fc.double({ min: -9, max: 9, noNaN: true }), (x, other) => {
        const changed = [...x.slice(0, -1), [other, other]];
        const before = output('attn.sdpa', { q: x, k: x, v: x, causal: true }).output!.slice(0, -1);
        const after = output('attn.sdpa', { q: changed, k: changed, v: changed, causal: true }).output!.slice(
          0,
          -1,
        );
        expect(after).toEqual(before);
      }),
    );
  });
});

describe('published figures', () => {
  it.each([
    ['Llama 2 7B', { layers: 32, kvHeads: 32, headDim: 128 }, 524_288],
    ['Llama 2 13B', { layers: 40, kvHeads: 40, headDim: 128 }, 819_200],
    ['Llama 2 70B', { layers: 80, kvHeads: 8, headDim: 128 }, 327_680],
    ['Llama 3 8B', { layers: 32, kvHeads: 8, headDim: 128 }, 131_072],
  ])('gives the bytes a token takes in the cache of %s (model cards)', (_, input, bytes) => {
    expect(output('kv.cacheBytes', input).bytesPerToken).toBe(bytes);
  });

  it.each([
    [4, [52.5, 41.25, 30]],
    [16, [35.625, 21.5625, 7.5]],
    [64, [31.40625, 16.640625, 1.875]],
    [1024, [30.087890625, 15.1025390625, 0.1171875]],
  ])('gives Table 1 of ZeRO for 7.5B parameters on %i devices', (dataParallel, stages) => {
    const gigabytes = [1, 2, 3].map(
      (stage) => Number(output('memory.zero', { params: 7.5e9, dataParallel, stage }).bytesPerDevice) / 1e9,
    );
    expect(gigabytes).toEqual(stages);
  });
});
