import { afterAll, describe, expect, it, vi } from 'vitest';
import { mul, node, sum } from '@/lib/engine/language/build';
import type { Node } from '@/lib/engine/language/node';
import { compile } from '@/lib/gpu/compile/compile';
import type { Kernel } from '@/lib/gpu/compile/kernel';
import { createGpu } from '@/lib/gpu/runtime/gpu';
import type { Work } from '@/lib/gpu/runtime/work';
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
    expect(own.buffers().inUse).toBe(0);
    own.destroy();
  });

  it('gives up when the second device is lost as well', async () => {
    const { source, devices } = watched(destroyedMidRun);
    const own = createGpu(source);
    expect(await own.run(sumOfSquares(1).kernel)).toMatchObject({ failed: 'deviceLost' });
    expect(devices()).toBe(2);
    expect(own.buffers().inUse).toBe(0);
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

  it('makes no more buffers in ten thousand runs than in one', async () => {
    const alive = new Set<GPUBuffer>();
    const { source } = watched((device) => {
      const createBuffer = device.createBuffer.bind(device);
      device.createBuffer = (descriptor) => {
        const buffer = createBuffer(descriptor);
        alive.add(buffer);
        return buffer;
      };
    });
    const own = createGpu(source);
    const { kernel, root } = sumOfSquares(3, 4);
    await own.run(kernel);
    const afterOne = alive.size;
    for (let i = 0; i < 10_000; i++) {
      const run = await own.run(kernel);
      if (!('values' in run) || run.values.get(root)![0] !== 25) throw new Error(`run ${i}: ${String(run)}`);
    }
    expect(alive.size).toBe(afterOne);
    expect(own.buffers()).toMatchObject({ inUse: 0, kept: afterOne });
    own.destroy();
  }, 300_000);

  it('keeps two devices apart', async () => {
    const [one, other] = [createGpu(dawn), createGpu(dawn)];
    const [a, b] = [sumOfSquares(1, 2), sumOfSquares(3, 4)];
    const runs = await Promise.all([one.run(a.kernel), other.run(b.kernel), one.run(b.kernel)]);
    const values = runs.map((run, i) => 'values' in run && run.values.get([a, b, b][i]!.root)![0]);
    expect(values).toEqual([5, 25, 25]);
    one.destroy();
    expect(await other.run(a.kernel)).toMatchObject({ adapter: expect.any(String) });
    other.destroy();
  });

  it('says that an adapter with lower limits is too small for a kernel', async () => {
    const small = { maxStorageBufferBindingSize: 2 ** 16, maxBufferSize: 2 ** 16 };
    const requestAdapter = async () => {
      const adapter = (await dawn.requestAdapter())!;
      const requestDevice = async () => {
        const device = await adapter.requestDevice();
        const createBuffer = device.createBuffer.bind(device);
        // Dawn gives no device below the default limits, so the refusal is made here as the specification has it.
        device.createBuffer = (descriptor) =>
          createBuffer(descriptor.size > small.maxBufferSize ? { ...descriptor, size: 2 ** 50 } : descriptor);
        return device;
      };
      return { info: adapter.info, requestDevice };
    };
    const own = createGpu({ requestAdapter } as unknown as GPU);
    const fits = sumOfSquares(1, 2);
    const tooLarge = sumOfSquares(...Array(20_000).fill(1));
    expect(await own.run(tooLarge.kernel)).toMatchObject({
      failed: 'refused',
      detail: expect.stringMatching(/./),
    });
    expect(await own.run(fits.kernel)).toMatchObject({ adapter: expect.any(String) });
    expect(own.buffers().inUse).toBe(0);
    own.destroy();
  });
});

/** x[i] = i, over more workgroups than one dispatch may have. */
function counting(groups: number, steps: number): Work {
  const wgsl = `// ${groups} groups, ${steps} steps
@group(0) @binding(0) var<storage, read_write> x: array<u32>;
@group(0) @binding(1) var<uniform> first_group: u32;
@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3<u32>) {
  let i = first_group + group.x;
  x[i] = i;
}`;
  const byteLength = groups * 4;
  const array = { byteLength, given: new ArrayBuffer(0), wanted: { byteOffset: 0, byteLength } };
  return { wgsl, arrays: [array], groups, steps };
}

describe('long work', () => {
  it('comes out the same however it is cut', async () => {
    for (const steps of [1, 1e9]) {
      const shares: number[] = [];
      const onProgress = (share: number) => shares.push(share);
      const run = await gpu.compute(counting(100_000, steps), { onProgress });
      if (!('parts' in run)) throw new Error(run.detail);
      expect(new Uint32Array(run.parts[0]!)).toEqual(Uint32Array.from({ length: 100_000 }, (_, i) => i));
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.length).toBeGreaterThan(1);
    }
  });

  it('stops between two dispatches when somebody asks for an end', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number) => {
      shares.push(share);
      if (shares.length === 3) controller.abort();
    };
    const run = await gpu.compute(counting(60_000, 1e10), { onProgress, signal: controller.signal });
    expect(run).toMatchObject({ failed: 'cancelled' });
    expect(shares).toHaveLength(3);
    expect(gpu.buffers().inUse).toBe(0);
    expect(await gpu.run(sumOfSquares(1).kernel)).toMatchObject({ adapter: expect.any(String) });
  });

  it('finds held numbers where they are, until they are released', async () => {
    const held = await gpu.hold(Float32Array.of(1, 2, 3, 4));
    if (!('held' in held)) throw new Error(held.detail);
    const wanted = { byteOffset: 4, byteLength: 8 };
    const work: Work = {
      wgsl: `@group(0) @binding(0) var<storage, read_write> x: array<f32, 4>;
@compute @workgroup_size(4) fn main(@builtin(local_invocation_index) i: u32) { x[i] *= 2.0f; }`,
      arrays: [{ byteLength: 16, given: held, wanted }],
      groups: 1,
    };
    for (const expected of [
      [4, 6],
      [8, 12],
    ]) {
      const run = await gpu.compute(work);
      expect('parts' in run && [...new Float32Array(run.parts[0]!)]).toEqual(expected);
    }
    expect(gpu.buffers().inUse).toBe(1);
    held.release();
    expect(gpu.buffers().inUse).toBe(0);
  });

  it('does not mistake numbers held on a lost device for its own', async () => {
    const { source } = watched(() => {});
    const own = createGpu(source);
    const held = await own.hold(Float32Array.of(1));
    if (!('held' in held)) throw new Error(held.detail);
    held.device.destroy();
    await held.device.lost;
    const work: Work = {
      wgsl: '@compute @workgroup_size(1) fn main() {}',
      arrays: [{ byteLength: 4, given: held, wanted: { byteOffset: 0, byteLength: 4 } }],
      groups: 1,
    };
    expect(await own.compute(work)).toMatchObject({ failed: 'deviceLost' });
    own.destroy();
  });
});
