import { afterAll, describe, expect, it } from 'vitest';
import type { Kernel } from '@/lib/gpu/compile/kernel';
import type { Gpu } from '@/lib/gpu/runtime/gpu';
import { verify } from '@/lib/gpu/verify';
import { warm } from '@/lib/gpu/warm';
import { openGpu } from './dawn';

const gpu = openGpu();
afterAll(() => gpu.destroy());

const adam = {
  params: [1, -1],
  grads: [
    [0.5, 2],
    [-1, 0.25],
    [3, 1],
  ],
};
const m = 0.9 * (0.9 * (0.1 * 0.5) + 0.1 * -1) + 0.1 * 3;
const mHat = m / (1 - 0.9 ** 3);
const askedOfAdam = { op: 'optim.adam', input: adam, path: ['state', 'mHat', 0] };

const column = Array.from({ length: 3000 }, () => [1]);
const longSequence = { q: column, k: column, v: column };

/** A GPU whose compiler gets something wrong. */
const tampered = (tamper: (wgsl: string) => string): Gpu => ({
  ...gpu,
  run: (kernel: Kernel) => gpu.run({ ...kernel, wgsl: tamper(kernel.wgsl) }),
});

describe('verify', () => {
  it('agrees on the value asked for, and on every other output and step', async () => {
    const evidence = await verify(gpu, { ...askedOfAdam, value: mHat });
    expect(evidence).toMatchObject({ kind: 'agrees', referenceValue: mHat, elements: 3 * 2 * 8 + 8 });
    if (evidence.kind === 'notChecked') return;
    expect(Math.abs(evidence.gpuValue - mHat)).toBeLessThan(1e-6);
    expect(evidence.maxDelta).toBeLessThanOrEqual(evidence.bound);
  });

  it('finds a value inside the steps of a loop', async () => {
    const request = { op: 'optim.adam', input: adam, path: ['steps', 'm', 1, 0], value: 0.9 * 0.05 - 0.1 };
    expect(await verify(gpu, request)).toMatchObject({ kind: 'agrees' });
  });

  it('is exact about bytes', async () => {
    const input = { layers: 80, kvHeads: 8, headDim: 128, seqLen: 131_072, batchSize: 5 };
    const request = { op: 'kv.cacheBytes', input, path: ['bytes'], value: 214_748_364_800 };
    expect(await verify(gpu, request)).toMatchObject({
      kind: 'exact',
      maxDelta: 0,
      gpuValue: 214_748_364_800,
    });
  });

  it('disagrees with a kernel that leaves something out, wherever in the case it is', async () => {
    const request = { ...askedOfAdam, value: mHat };
    const wrongUpdate = tampered((wgsl) => wgsl.replace('root(reals', '(reals'));
    expect(await verify(wrongUpdate, request)).toMatchObject({ kind: 'disagrees' });
    const softmax = {
      op: 'attn.softmax',
      input: { x: [1, 2, 3] },
      path: ['y', 0],
      value: 0.09003057317038046,
    };
    const wrongSum = tampered((wgsl) => wgsl.replaceAll('k = 1u', 'k = 2u'));
    expect(await verify(gpu, softmax)).toMatchObject({ kind: 'agrees' });
    expect(await verify(wrongSum, softmax)).toMatchObject({ kind: 'disagrees' });
  });

  it('disagrees with a key that is not what the case gives', async () => {
    expect(await verify(gpu, { ...askedOfAdam, value: mHat + 1 })).toMatchObject({ kind: 'disagrees' });
  });

  it.each([
    ['a number beyond float32', 'norm.layerNorm', { x: [1e39, 1] }, ['mean'], 'unsupported'],
    ['a divisor that may be 0', 'norm.layerNorm', { x: [1, 1], eps: 0 }, ['y', 0], 'noBound'],
    ['more than a GPU promises room for', 'attn.sdpa', longSequence, ['output', 0, 0], 'unsupported'],
    [
      'a shape, which takes no arithmetic',
      'attn.shapes',
      { queryLen: 3, headDim: 2 },
      ['scores', 2],
      'given',
    ],
    [
      'a place of a shape that is not there',
      'attn.shapes',
      { queryLen: 3, headDim: 2 },
      ['scores', 4],
      'failed',
    ],
    ['an op that does not exist', 'no.such', {}, ['y'], 'failed'],
    ['a path to more than a number', 'norm.layerNorm', { x: [1, 2] }, ['y'], 'failed'],
    ['a path to nothing', 'norm.layerNorm', { x: [1, 2] }, ['y', 2], 'failed'],
  ])('does not check %s', async (_, op, input, path, reason) => {
    expect(await verify(gpu, { op, input, path, value: 0 })).toEqual({ kind: 'notChecked', reason });
  });
});

describe('warm', () => {
  it('runs a kernel on the device, and leaves no buffer in use', async () => {
    const kernels: string[] = [];
    await warm({
      ...gpu,
      run(kernel) {
        kernels.push(kernel.wgsl);
        return gpu.run(kernel);
      },
    });
    expect(kernels).toHaveLength(1);
    expect(gpu.buffers().inUse).toBe(0);
  });
});
