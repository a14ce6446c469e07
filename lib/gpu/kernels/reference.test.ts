import { describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/engine/evaluate';
import type { Bounded } from '@/lib/engine/interpret/bounded';
import { reference } from '@/lib/engine/interpret/reference';
import { max, node, sum } from '@/lib/engine/language/build';
import { createStream, philox4x32, streamKey } from '@/lib/engine/random';
import { adamwSettings, adamwStep } from './adamw-step';
import { keyOf, normalNumbers } from './cases';
import { flashAttention } from './flash-attention';
import { matmul } from './matmul';
import { moments } from './moments';
import { logitMoments } from './monte-carlo';
import { nf4Quantize } from './nf4';
import { layerNorm, rmsNorm } from './norm';
import { normals } from './normal-bound';
import { normalDraws } from './normal-draws';
import { reduce } from './reduce';
import { softmax } from './softmax';

/** What the engine's op has for the same numbers, flattened. */
function engine(op: string, input: object, field: string): number[] {
  const result = evaluate(op, input);
  if (!result.ok) throw new Error(`${result.error.path} ${result.error.message}`);
  return [(result.value.output as Record<string, unknown>)[field]].flat(4) as number[];
}

const rowsOf = (data: Float32Array, width: number) =>
  Array.from({ length: data.length / width }, (_, i) => [...data.subarray(i * width, (i + 1) * width)]);

function same({ value }: Bounded, expected: readonly number[]): void {
  expect(value).toHaveLength(expected.length);
  for (const [i, x] of expected.entries()) expect(Math.abs(value[i]! - x)).toBeLessThan(1e-12);
}

describe('what a kernel is held to is what the engine computes:', () => {
  const [rows, width] = [3, 10];
  const x = normalNumbers('x', rows * width, 2);
  const [weight, bias] = [normalNumbers('weight', width), normalNumbers('bias', width)];

  it('attn.softmax', () => {
    const { y } = softmax.bound({ rows, width }, { x });
    same(y, engine('attn.softmax', { x: rowsOf(x, width) }, 'y'));
  });

  it('norm.layerNorm', () => {
    const { y } = layerNorm.bound({ rows, width, eps: 1e-5 }, { x, weight, bias });
    same(y, engine('norm.layerNorm', { x: rowsOf(x, width), weight: [...weight], bias: [...bias] }, 'y'));
  });

  it('norm.rmsNorm', () => {
    const { y } = rmsNorm.bound({ rows, width, eps: 1e-6 }, { x, weight });
    same(y, engine('norm.rmsNorm', { x: rowsOf(x, width), weight: [...weight] }, 'y'));
  });

  it('norm.batchNorm', () => {
    const { mean, variance } = moments.bound({ outer: rows, channels: width, inner: 1 }, { x });
    const input = { x: rowsOf(x, width) };
    same(mean, engine('norm.batchNorm', input, 'mean'));
    same(variance, engine('norm.batchNorm', input, 'var'));
  });

  it.each([false, true])('attn.sdpa, causal %s', (causal) => {
    const shape = { heads: 1, kvHeads: 1, queries: rows, keys: rows, width, valueWidth: width, causal };
    const [q, k, v] = ['q', 'k', 'v'].map((name) => normalNumbers(name, rows * width));
    const { o } = flashAttention.bound(shape, { q: q!, k: k!, v: v! });
    const input = { q: rowsOf(q!, width), k: rowsOf(k!, width), v: rowsOf(v!, width), causal };
    same(o, engine('attn.sdpa', input, 'output'));
  });

  it('optim.adamw, first step', () => {
    const settings = { lr: 0.125, beta1: 0.5, beta2: 0.75, eps: 2 ** -20, weightDecay: 0.25, t: 1 };
    const [params, grads] = [normalNumbers('params', 4), normalNumbers('grads', 4)];
    const zeros = new Float32Array(4);
    const inputs = { params, grads, m: zeros, v: zeros, settings: adamwSettings(settings) };
    const stepped = adamwStep.bound({ length: 4 }, inputs);
    const { t, ...options } = settings;
    const input = { params: [...params], grads: [[...grads]], ...options };
    same(stepped.params, engine('optim.adamw', input, 'trajectory'));
  });

  it('peft.nf4Quantize', () => {
    const [blocks, block] = [3, 64];
    // A block of zeros has no scale of its own.
    const values = normalNumbers('values', blocks * block).fill(0, block, 2 * block);
    const { codes, absmax } = nf4Quantize.bound({ blocks }, { values });
    const input = { values: [...values], blockSize: block };
    same(codes, engine('peft.nf4Quantize', input, 'codes'));
    same(absmax, engine('peft.nf4Quantize', input, 'absmax'));
  });

  it('the primitives sum and max', () => {
    const length = 1000;
    const row = normalNumbers('row', length, 1, 5);
    const { sum: total, max: largest } = reduce.bound({ length }, { x: row });
    const x = node('input', [], { data: Float64Array.from(row) }, [1, length], 'real');
    const [sums, maxima] = [sum(x), max(x)];
    const run = reference([sums, maxima]);
    same(total, [...(run.get(sums) as Float64Array)]);
    same(largest, [...(run.get(maxima) as Float64Array)]);
  });

  it('the generator’s own words, and Box–Muller’s draws from them', () => {
    const blocks = 5;
    const { words, draws } = normalDraws.bound({ blocks }, { key: keyOf('draws') });
    const stream = createStream('kernels', 'draws');
    const bits = Array.from({ length: 4 * blocks }, () => stream.bits());
    same(words, bits);
    const uniform = (word: number) => (word >>> 8) / 2 ** 24;
    const pairs = Array.from({ length: bits.length / 2 }, (_, i) => bits.slice(2 * i, 2 * i + 2));
    same(
      draws,
      pairs.flatMap(([a, b]) => {
        const radius = Math.sqrt(-2 * Math.log(uniform(a!) + 2 ** -24));
        return [Math.cos(2 * Math.PI * uniform(b!)), Math.sin(2 * Math.PI * uniform(b!))].map(
          (x) => radius * x,
        );
      }),
    );
  });

  it('mean and variance of the logits that its draws make', () => {
    const shape = { samples: 40, width: 6 };
    const { mean, variance } = logitMoments.bound(shape, { key: keyOf('logits') });
    const key = streamKey('kernels', 'logits');
    const logits = Array.from({ length: shape.samples }, (_, sample) => {
      const blocks = Array.from({ length: shape.width / 2 }, (_, block) =>
        normals(philox4x32([block, sample, 0, 0], key)).map(({ value }) => value),
      );
      return blocks.reduce((logit, [a, b, c, d]) => logit + a! * b! + c! * d!, 0);
    });
    const average = logits.reduce((total, x) => total + x, 0) / logits.length;
    const spread = logits.reduce((total, x) => total + (x - average) ** 2, 0) / logits.length;
    same(mean, [average]);
    same(variance, [spread]);
  });

  it('a product by its definition', () => {
    const { c } = matmul.bound(
      { m: 2, k: 2, n: 2 },
      { a: Float32Array.of(1, 2, 3, 4), b: Float32Array.of(5, 6, 7, 8) },
    );
    expect([...c.value]).toEqual([19, 22, 43, 50]);
  });
});

describe('the text of a kernel', () => {
  it.each([
    ['matmul', matmul.wgsl({ m: 20, k: 30, n: 40 })],
    ['softmax', softmax.wgsl({ rows: 4, width: 200 })],
    ['layer-norm', layerNorm.wgsl({ rows: 4, width: 250, eps: 1e-5 })],
  ])('%s reads like this', async (name, wgsl) => {
    await expect(wgsl).toMatchFileSnapshot(`./snapshots/${name}.wgsl`);
  });
});
