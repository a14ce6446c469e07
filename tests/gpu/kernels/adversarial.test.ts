import { afterAll, describe, expect, it } from 'vitest';
import { NF4_LEVELS } from '@/lib/engine/ops/peft/nf4-levels';
import { normalNumbers } from '@/lib/gpu/kernels/cases';
import { kernelCase } from '@/lib/gpu/kernels/check';
import { flashAttention } from '@/lib/gpu/kernels/flash-attention';
import { matmul } from '@/lib/gpu/kernels/matmul';
import { moments } from '@/lib/gpu/kernels/moments';
import { nf4Quantize } from '@/lib/gpu/kernels/nf4';
import { layerNorm, rmsNorm } from '@/lib/gpu/kernels/norm';
import { reduce } from '@/lib/gpu/kernels/reduce';
import { WIDEST_ROW } from '@/lib/gpu/kernels/rows';
import { softmax } from '@/lib/gpu/kernels/softmax';
import { openGpu } from '../dawn';
import { holds } from './hold';

const gpu = openGpu();
afterAll(() => gpu.destroy());

const filled = (length: number, f: (i: number) => number) => Float32Array.from({ length }, (_, i) => f(i));

describe('matmul', () => {
  it.each([
    [1, 1, 1],
    [1, 300, 1],
    [8, 8, 8],
    [9, 1, 65],
    [64, 64, 64],
    [65, 7, 67],
    [3, 200, 129],
    [200, 3, 2],
  ])('keeps its bound on %i × %i × %i', async (m, k, n) => {
    const inputs = { a: normalNumbers('a', m * k), b: normalNumbers('b', k * n) };
    await holds(gpu, kernelCase(matmul, 'a product', { m, k, n }, inputs));
  });

  it('keeps its bound with wide tiles', async () => {
    const shape = { m: 70, k: 31, n: 77, wide: true };
    const inputs = { a: normalNumbers('a', 70 * 31), b: normalNumbers('b', 31 * 77) };
    await holds(gpu, kernelCase(matmul, 'a product', shape, inputs));
  });

  it.each([
    ['sums that cancel', (i: number) => (i % 2 === 0 ? 1e6 : -1e6) + (i % 7)],
    ['numbers of every size', (i: number) => (i % 2 === 0 ? 1 : -1) * 2 ** ((i * 37) % 120) * 2 ** -60],
    ['numbers below the normal range', (i: number) => (i % 3 === 0 ? 1e-40 : 3)],
    ['zeros', () => 0],
  ])('keeps its bound on %s', async (_, f) => {
    const shape = { m: 10, k: 40, n: 12 };
    await holds(gpu, kernelCase(matmul, 'a product', shape, { a: filled(400, f), b: filled(480, f) }));
  });

  it('promises nothing where a sum may leave float32', () => {
    const { c } = matmul.bound({ m: 1, k: 1, n: 1 }, { a: Float32Array.of(1e30), b: Float32Array.of(1e30) });
    expect(c.error[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('rows', () => {
  it.each([1, 2, 3, 4, 5, 63, 64, 65, 257, 1023, 1025, 4100])('of %i keep their bounds', async (width) => {
    const x = normalNumbers('x', 3 * width, 0, 3);
    const weight = normalNumbers('weight', width);
    const bias = normalNumbers('bias', width);
    await holds(gpu, kernelCase(softmax, 'rows', { rows: 3, width }, { x }));
    await holds(gpu, kernelCase(layerNorm, 'rows', { rows: 3, width, eps: 1e-5 }, { x, weight, bias }));
    await holds(gpu, kernelCase(rmsNorm, 'rows', { rows: 3, width, eps: 1e-6 }, { x, weight }));
  });

  it('may be as wide as a workgroup’s registers, and no wider', async () => {
    const row = (width: number) =>
      kernelCase(softmax, 'a row', { rows: 1, width }, { x: normalNumbers('x', width) });
    await holds(gpu, row(WIDEST_ROW));
    await expect(row(WIDEST_ROW + 1).check(gpu)).rejects.toThrow(`${WIDEST_ROW} is the most`);
  });

  it.each([
    ['logits of ±10⁴', (i: number) => (i % 2 === 0 ? 1e4 : -1e4) + (i % 5)],
    ['equal logits', () => 7],
    ['one logit far above', (i: number) => (i === 11 ? 80 : -20)],
    ['logits that underflow', (i: number) => -i * 3],
  ])('of %s keep the bound of softmax', async (_, f) => {
    await holds(gpu, kernelCase(softmax, 'rows', { rows: 2, width: 50 }, { x: filled(100, f) }));
  });

  it.each([
    ['a mean of 10⁶', (i: number) => 1e6 + (i % 13) / 4],
    ['a first number far away', (i: number) => (i % 66 === 0 ? 500 : i % 7)],
    ['rows that never vary', () => 5],
    ['numbers of 10⁻²⁰', (i: number) => 1e-20 * Math.sin(i)],
    ['numbers of 10¹⁵', (i: number) => 1e15 * Math.sin(i)],
  ])('with %s keep the bound of layer norm', async (_, f) => {
    const inputs = { x: filled(132, f), weight: filled(66, () => 1), bias: filled(66, () => 0) };
    await holds(gpu, kernelCase(layerNorm, 'rows', { rows: 2, width: 66, eps: 1e-5 }, inputs));
  });

  it('at a mean of 10⁴ are as exact as around 0', () => {
    const bias = filled(256, () => 0);
    const [weight, shape] = [filled(256, () => 1), { rows: 1, width: 256, eps: 1e-5 }];
    const largest = (mean: number) => {
      // Multiples of 2⁻⁸: float32 holds them at any of these means.
      const x = filled(256, (i) => mean + Math.round(256 * Math.sin(i)) / 256);
      return Math.max(...layerNorm.bound(shape, { x, weight, bias }).y.error);
    };
    expect(largest(10_000)).toBeCloseTo(largest(0), 10);
  });
});

describe('moments', () => {
  it.each([
    [1, 1, 1],
    [7, 5, 1],
    [2, 3, 5],
    [1, 1, 100_003],
    [300, 2, 1],
    [3, 2, 17 * 19],
  ])('keep their bounds on [%i, %i, %i]', async (outer, channels, inner) => {
    for (const mean of [0, 100, 10_000]) {
      const x = normalNumbers('x', outer * channels * inner, mean);
      await holds(gpu, kernelCase(moments, 'statistics', { outer, channels, inner }, { x }));
    }
  });

  it('promise four digits of a variance at a mean of 10⁴', () => {
    const x = normalNumbers('x', 5000, 10_000);
    const { variance } = moments.bound({ outer: 1, channels: 1, inner: 5000 }, { x });
    expect(variance.error[0]! / variance.value[0]!).toBeLessThan(2e-4);
  });
});

describe('FlashAttention', () => {
  const attention = (over: Partial<Parameters<typeof flashAttention.grid>[0]>, spread = 1) => {
    const base = { heads: 2, kvHeads: 1, queries: 17, keys: 17, width: 16, valueWidth: 16, causal: false };
    const shape = { ...base, ...over };
    return kernelCase(flashAttention, 'attention', shape, {
      q: normalNumbers('q', shape.heads * shape.queries * shape.width, 0, spread),
      k: normalNumbers('k', shape.kvHeads * shape.keys * shape.width, 0, spread),
      v: normalNumbers('v', shape.kvHeads * shape.keys * shape.valueWidth),
    });
  };

  it.each([
    ['one query and one key', attention({ queries: 1, keys: 1 })],
    ['one query', attention({ queries: 1, keys: 37 })],
    ['one key', attention({ queries: 37, keys: 1 })],
    ['narrow heads', attention({ width: 1, valueWidth: 3 })],
    ['values wider than keys', attention({ width: 6, valueWidth: 21 })],
    ['keys that fill their tiles', attention({ queries: 16, keys: 32 })],
    ['a causal mask', attention({ causal: true })],
    ['a causal mask with more keys than queries', attention({ causal: true, keys: 40 })],
    ['a causal mask with more queries than keys', attention({ causal: true, keys: 5 })],
    ['one key head for each query head', attention({ kvHeads: 2, causal: true })],
    ['three query heads for each key head', attention({ heads: 6, kvHeads: 2 })],
    ['scores in the hundreds', attention({ keys: 50 }, 12)],
    ['scores of 0', attention({}, 0)],
    ['wide tiles', attention({ keys: 39, wide: true })],
    ['wide tiles and a causal mask', attention({ keys: 39, queries: 35, causal: true, wide: true })],
  ])('keeps its bound with %s', async (_, each) => {
    await holds(gpu, each);
  });
});

describe('NF4', () => {
  const quantize = (values: Float32Array<ArrayBuffer>) =>
    kernelCase(nf4Quantize, 'blocks', { blocks: values.length / 64 }, { values });

  it('gives zeros the code of 0, and keeps zeros of other blocks apart', async () => {
    const checked = await holds(gpu, quantize(filled(192, (i) => (i < 64 ? 0 : i % 2))));
    expect(checked).toMatchObject({ maxDelta: 0, ties: 0 });
  });

  it('decides every level itself and everything clearly between two', async () => {
    const near = filled(64, (i) => NF4_LEVELS[i % 16]! * (i < 16 ? 1 : 0.999));
    expect(await holds(gpu, quantize(near))).toMatchObject({ maxDelta: 0 });
  });

  it('counts what lies on a boundary as a choice that float32 cannot make', () => {
    const boundary = (NF4_LEVELS[3]! + NF4_LEVELS[4]!) / 2;
    const values = filled(64, (i) => (i === 0 ? 1 : i === 1 ? boundary : 0));
    const { codes } = nf4Quantize.bound({ blocks: 1 }, { values });
    expect([...codes.error.subarray(0, 3)]).toEqual([0, 1, 0]);
  });
});

describe('reduce', () => {
  it.each([1, 3, 4, 255, 4096, 65_537])('keeps its bound on a row of %i', async (length) => {
    await holds(gpu, kernelCase(reduce, 'a row', { length }, { x: normalNumbers('x', length, -3) }));
  });
});
