import { describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/engine/evaluate';
import type { Bounded } from '@/lib/engine/interpret/bounded';
import { adamwSettings, adamwStep } from './adamw-step';
import { normalNumbers } from './cases';
import { flashAttention } from './flash-attention';
import { matmul } from './matmul';
import { moments } from './moments';
import { layerNorm, rmsNorm } from './norm';
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
