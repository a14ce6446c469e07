import { describe, expect, it } from 'vitest';
import { errorBound, evaluate, evaluateOutput } from './evaluate';
import { examples } from './examples';

const output = (op: string, input: unknown, slip?: string) => {
  const result = evaluate(op, input, slip);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.output;
};
const errorOf = (op: string, input: unknown) => {
  const result = evaluate(op, input);
  return result.ok ? null : result.error;
};

describe('evaluate', () => {
  it('returns each channel normalised in training', () => {
    const {
      y,
      mean,
      var: variance,
    } = output('norm.batchNorm', {
      x: [
        [1, 2],
        [3, 6],
      ],
      eps: 0,
    });
    expect(y).toEqual([
      [-1, -1],
      [1, 1],
    ]);
    expect(mean).toEqual([2, 4]);
    expect(variance).toEqual([1, 4]);
  });

  it('returns running statistics with the unbiased variance unless told otherwise', () => {
    const input = { x: [[2], [4], [4], [6]], runningMean: [0], runningVar: [1], momentum: 0.1 };
    expect(output('norm.batchNorm', input).runningVar).toEqual([expect.closeTo(0.9 + 0.1 * (8 / 3), 12)]);
    const biased = output('norm.batchNorm', { ...input, runningVariance: 'biased' });
    expect(biased.runningVar).toEqual([expect.closeTo(1.1, 12)]);
  });

  it('returns named intermediate steps beside the answer', () => {
    const result = evaluate('optim.adam', { params: [0], grads: [[1], [1]] });
    expect(result.ok && result.value.steps.mHat).toEqual([[expect.closeTo(1, 12)], [expect.closeTo(1, 12)]]);
  });

  it('returns zeros for a query that may attend to nothing', () => {
    const { weights, output: attended } = output('attn.sdpa', {
      q: [[1], [1]],
      k: [[1], [2]],
      v: [[5], [7]],
      mask: [
        [false, false],
        [true, false],
      ],
    });
    expect(weights).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(attended).toEqual([[0], [5]]);
  });

  it('returns whole bytes exactly', () => {
    expect(output('memory.zero', { params: 7.5e9, dataParallel: 64, stage: 1 }).bytesPerDevice).toBe(
      31_406_250_000,
    );
    expect(output('kv.cacheBytes', { layers: 80, kvHeads: 8, headDim: 128 }).bytesPerToken).toBe(327_680);
  });

  it('stays accurate where digits cancel and where exp would overflow', () => {
    const { y } = output('norm.layerNorm', { x: [1e6 - 1, 1e6, 1e6 + 1], eps: 0 });
    expect(y).toEqual([expect.closeTo(-Math.sqrt(1.5), 9), 0, expect.closeTo(Math.sqrt(1.5), 9)]);
    expect(output('attn.softmax', { x: [1e4, -1e4] }).y).toEqual([1, 0]);
  });

  it.each([
    ['an unknown field', 'norm.layerNorm', { x: [1], y: [1] }, 'input.y', /unknown field/],
    ['a ragged tensor', 'norm.layerNorm', { x: [[1, 2], [3]] }, 'input.x[1]', /ragged/],
    ['a wrong shape', 'norm.layerNorm', { x: [1, 2], weight: [1] }, 'input.weight', /\[1\].*\[2\]/],
    ['a missing field', 'norm.layerNorm', {}, 'input.x', /required/],
    ['NaN', 'norm.layerNorm', { x: ['NaN'] }, 'input.x', /finite/],
    ['a string in a tensor', 'norm.layerNorm', { x: ['1'] }, 'input.x[0]', /string/],
    ['an empty list', 'attn.softmax', { x: [] }, 'input.x', /empty/],
    ['a row of −∞', 'attn.softmax', { x: [[1], ['-Infinity']] }, 'input.x', /row 1/],
    ['a fraction for a count', 'attn.logitVariance', { dK: 1.5 }, 'input.dK', /whole number/],
    ['a count of zero', 'kv.cacheBytes', { layers: 0, kvHeads: 1, headDim: 1 }, 'input.layers', /at least 1/],
    ['bytes beyond 2^53', 'memory.training', { params: 2 ** 52 }, 'input', /2\^53/],
    [
      'both kinds of gradient',
      'optim.adam',
      { params: [1], grads: [[1]], quadratic: { a: [1], steps: 1 } },
      'input.quadratic',
      /not both/,
    ],
    ['neither kind of gradient', 'optim.adam', { params: [1] }, 'input.grads', /required/],
    [
      'unbiased variance of one value',
      'norm.batchNorm',
      { x: [[1]], runningMean: [0], runningVar: [1] },
      'input.x',
      /unbiased/,
    ],
    [
      'half of the running statistics',
      'norm.batchNorm',
      { x: [[1], [2]], runningMean: [0] },
      'input.runningVar',
      /both/,
    ],
    ['no case at all', 'norm.layerNorm', null, 'input', /object/],
  ])('rejects %s', (_, op, input, path, message) => {
    expect(errorOf(op, input)).toMatchObject({
      code: 'INVALID_INPUT',
      path,
      message: expect.stringMatching(message),
    });
  });

  it('rejects an op nobody defined, names from the prototype included', () => {
    expect(errorOf('norm.none', {})?.code).toBe('UNKNOWN_OP');
    expect(errorOf('constructor', {})?.code).toBe('UNKNOWN_OP');
  });

  it('refuses a case that is too large to work on', () => {
    expect(errorOf('attn.softmax', { x: new Array(1_000_001).fill(0) })?.code).toBe('UNSUPPORTED');
    const wide = { q: new Array(4000).fill([1]), k: new Array(4000).fill([1]), v: new Array(4000).fill([1]) };
    expect(errorOf('attn.sdpa', wide)?.code).toBe('UNSUPPORTED');
    let corner: unknown[] = new Array(10_000).fill(0);
    for (let i = 0; i < 3; i++) corner = [corner, ...new Array(10_000).fill([])];
    expect(errorOf('attn.softmax', { x: corner })).toMatchObject({
      code: 'INVALID_INPUT',
      message: /ragged/,
    });
    let deep: unknown = 1;
    for (let i = 0; i < 50_000; i++) deep = [deep];
    expect(errorOf('attn.softmax', { x: deep })).toMatchObject({ code: 'INVALID_INPUT', message: /deeper/ });
  });

  it('takes ten thousand optimiser steps', () => {
    const { trajectory } = output('optim.adam', {
      params: [1],
      quadratic: { a: [1], steps: 10_000 },
      lr: 0.01,
    });
    expect(Math.abs(((trajectory as number[][]).at(-1) as number[])[0]!)).toBeLessThan(1e-3);
  });
});

describe('errorBound', () => {
  it('returns a bound of the answer’s shape, and 0 for exact integers', () => {
    const bound = errorBound('kv.cacheBytes', { layers: 32, kvHeads: 32, headDim: 128, seqLen: 4096 });
    expect(bound.ok && bound.value.output).toEqual({ bytesPerToken: 0, bytes: 0 });
    const softmax = errorBound('attn.softmax', { x: [1, 2, 3] });
    expect(softmax.ok && (softmax.value.output.y as number[]).every((e) => e > 0 && e < 1e-5)).toBe(true);
  });

  it('returns the same bound of a part as of the whole, for every op, and nothing else', () => {
    for (const [op, example] of Object.entries(examples)) {
      const whole = errorBound(op, example);
      if (!whole.ok) throw new Error(`${op}: ${whole.error.message}`);
      for (const [field, bound] of Object.entries(whole.value.output)) {
        const part = errorBound(op, example, { output: field });
        expect(part.ok && part.value, `${op} ${field}`).toEqual({ output: { [field]: bound }, steps: {} });
      }
      for (const [name, bound] of Object.entries(whole.value.steps)) {
        const part = errorBound(op, example, { step: name });
        expect(part.ok && part.value, `${op} ${name}`).toEqual({ output: {}, steps: { [name]: bound } });
      }
    }
  });

  it('returns nothing of a part that an answer does not have', () => {
    expect(errorBound('attn.softmax', { x: [1] }, { output: 'constructor' })).toEqual({
      ok: true,
      value: { output: {}, steps: {} },
    });
  });

  it('keeps a shard that divides evenly exact, and bounds one that does not', () => {
    const zero = (params: number) => {
      const bound = errorBound('memory.zero', { params, dataParallel: 7, stage: 3 });
      return bound.ok ? (bound.value.output.bytesPerDevice as number) : Number.NaN;
    };
    expect(zero(7_000_000)).toBe(0);
    expect(zero(1_000_000)).toBeGreaterThan(0);
    expect(zero(1_000_000)).toBeLessThan(1e-6);
  });
});

describe('evaluateOutput', () => {
  it('returns the output of evaluate, for every op', () => {
    for (const [op, example] of Object.entries(examples)) {
      const result = evaluateOutput(op, example);
      expect(result.ok && result.value, op).toEqual(output(op, example));
    }
  });

  it('returns the error of evaluate', () => {
    const input = { params: 2 ** 53 - 1, dataParallel: 1, stage: 0 };
    expect(evaluateOutput('memory.zero', input)).toEqual(evaluate('memory.zero', input));
    expect(evaluateOutput('memory.zero', input).ok).toBe(false);
  });
});
