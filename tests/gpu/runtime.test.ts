import { afterAll, describe, expect, it, vi } from 'vitest';
import { mul, node, sum } from '@/lib/engine/language/build';
import type { Node } from '@/lib/engine/language/node';
import { compile } from '@/lib/gpu/compile/compile';
import type { Kernel } from '@/lib/gpu/compile/kernel';
import { createGpu } from '@/lib/gpu/runtime/gpu';
import { dawn, openGpu } from './dawn';

const gpu = openGpu();
afterAll(() => gpu.destroy());

const numbers = (...data: number[]): Node =>
  node('input', [], { data: Float64Array.from(data) }, [data.length], 'real');

/** Σx², and the node that holds it. */
function sumOfSquares(...data: number[]): { kernel: Kernel; root: Node } {
  const x = numbers(...data);
  const root = sum(mul(x, x));
  return { root, kernel: compile({ title: 'Σx²', roots: [root], names: new Map(), symbols: new Map() }) };
}

/** Dawn, with a hand on every device that it gives out. */
function watched(onDevice: (device: GPUDevice, count: number) => void): {
  source: GPU;
  devices: () => number;
} {
  let count = 0;
  const requestAdapter = async () => {
    const adapter = (await dawn.requestAdapter())!;
    const requestDevice = async () => {
      const device = await adapter.requestDevice();
      count += 1;
      onDevice(device, count);
      return device;
    };
    return { info: adapter.info, requestDevice };
  };
  return { source: { requestAdapter } as unknown as GPU, devices: () => count };
}

/** Takes the device away while a kernel is on its way: after its submit, before anything can be read. */
function destroyedMidRun(device: GPUDevice): void {
  const createBindGroup = device.createBindGroup.bind(device);
  device.createBindGroup = (descriptor) => {
    queueMicrotask(() => device.destroy());
    return createBindGroup(descriptor);
  };
}

describe('runtime', () => {
  it('returns the values, the adapter and the time', async () => {
    const { kernel, root } = sumOfSquares(1, 2, 3);
    const run = await gpu.run(kernel);
    expect(run).toMatchObject({ adapter: expect.stringMatching(/./), milliseconds: expect.any(Number) });
    expect('values' in run && [...run.values.get(root)!]).toEqual([14]);
  });

  it('says that there is no adapter, or that none is given', async () => {
    const absent = { requestAdapter: async () => null } as unknown as GPU;
    const refusing = { requestAdapter: () => Promise.reject(new Error('blocked')) } as unknown as GPU;
    for (const source of [absent, refusing]) {
      expect(await createGpu(source).open()).toMatchObject({ failed: 'noAdapter' });
      expect(await createGpu(source).run(sumOfSquares(1).kernel)).toMatchObject({ failed: 'noAdapter' });
    }
    const requestDevice = () => Promise.reject(new Error('limits'));
    const miserly = { requestAdapter: async () => ({ requestDevice }) } as unknown as GPU;
    expect(await createGpu(miserly).open()).toMatchObject({ failed: 'noDevice' });
  });

  it('takes a new device when the first is lost on the way', async () => {
    const { source, devices } = watched((device, count) => {
      if (count === 1) destroyedMidRun(device);
    });
    const own = createGpu(source);
    const { kernel, root } = sumOfSquares(3, 4);
    const run = await own.run(kernel);
    expect('values' in run && [...run.values.get(root)!]).toEqual([25]);
    expect(devices()).toBe(2);
    expect(own.liveBuffers()).toBe(0);
    own.destroy();
  });

  it('gives up when the second device is lost as well', async () => {
    const { source, devices } = watched(destroyedMidRun);
    const own = createGpu(source);
    expect(await own.run(sumOfSquares(1).kernel)).toMatchObject({ failed: 'deviceLost' });
    expect(devices()).toBe(2);
    expect(own.liveBuffers()).toBe(0);
  });

  it('opens a new device after one was lost between two runs', async () => {
    const seen: GPUDevice[] = [];
    const { source, devices } = watched((device) => seen.push(device));
    const own = createGpu(source);
    await own.open();
    seen[0]!.destroy();
    await seen[0]!.lost;
    expect(await own.run(sumOfSquares(1).kernel)).toMatchObject({ adapter: expect.any(String) });
    expect(devices()).toBe(2);
    own.destroy();
  });

  it('compiles a text once, whatever the numbers and however many ask at once', async () => {
    const compiled = vi.fn();
    const { source } = watched((device) => {
      const original = device.createComputePipelineAsync.bind(device);
      device.createComputePipelineAsync = (descriptor) => {
        compiled();
        return original(descriptor);
      };
    });
    const own = createGpu(source);
    const cases = [sumOfSquares(1, 2), sumOfSquares(5, 6), sumOfSquares(0.5, 9)];
    const runs = await Promise.all(cases.map(({ kernel }) => own.run(kernel)));
    expect(runs.map((run, i) => 'values' in run && run.values.get(cases[i]!.root)![0])).toEqual([
      5, 61, 81.25,
    ]);
    expect(compiled).toHaveBeenCalledTimes(1);
    own.destroy();
  });

  it('reports a kernel that is not WGSL, and works on', async () => {
    const { kernel } = sumOfSquares(1, 2, 3, 4);
    expect(await gpu.run({ ...kernel, wgsl: kernel.wgsl.replace('fn main', 'fn') })).toMatchObject({
      failed: 'refused',
      detail: expect.stringMatching(/./),
    });
    expect(await gpu.run(kernel)).toMatchObject({ adapter: expect.any(String) });
  });

  it('leaves no buffer behind after hundreds of runs', async () => {
    for (let i = 0; i < 300; i++) await gpu.run(sumOfSquares(i, i + 1).kernel);
    expect(gpu.liveBuffers()).toBe(0);
  });
});
