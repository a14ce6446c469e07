import type { Space } from '../compile/kernel';
import type { MemoryPlan } from '../memory';
import type { Generation } from './device';

// GPUBufferUsage and GPUMapMode as numbers: the global objects exist only where WebGPU does.
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const STORAGE = 0x80;
const MODE_READ = 0x1;

/** Buffers of one dispatch, all destroyed with it. */
export class Buffers {
  private readonly made: GPUBuffer[] = [];

  constructor(
    private readonly device: GPUDevice,
    private readonly live: Set<GPUBuffer>,
  ) {}

  create(size: number, usage: number): GPUBuffer {
    const buffer = this.device.createBuffer({ size, usage });
    this.made.push(buffer);
    this.live.add(buffer);
    return buffer;
  }

  destroy(): void {
    for (const buffer of this.made) {
      buffer.destroy();
      this.live.delete(buffer);
    }
  }
}

function writeArrays(device: GPUDevice, buffers: Buffers, plans: readonly MemoryPlan[]): GPUBuffer[] {
  return plans.map(({ byteLength, given }) => {
    const buffer = buffers.create(byteLength, STORAGE | COPY_SRC | COPY_DST);
    if (given.byteLength > 0) device.queue.writeBuffer(buffer, 0, given);
    return buffer;
  });
}

/** Runs one workgroup of the pipeline over its arrays: one submit, one map. */
export async function dispatch(
  { device }: Generation,
  pipeline: GPUComputePipeline,
  plans: readonly MemoryPlan[],
  buffers: Buffers,
): Promise<Map<Space, ArrayBuffer>> {
  const arrays = writeArrays(device, buffers, plans);
  const readable = plans.reduce((total, { wanted }) => total + (wanted?.byteLength ?? 0), 0);
  const staging = buffers.create(readable, MAP_READ | COPY_DST);
  const entries = arrays.map((buffer, binding) => ({ binding, resource: { buffer } }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(1);
  pass.end();
  let at = 0;
  for (const [i, { wanted }] of plans.entries()) {
    if (!wanted) continue;
    encoder.copyBufferToBuffer(arrays[i]!, wanted.byteOffset, staging, at, wanted.byteLength);
    at += wanted.byteLength;
  }
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(MODE_READ);
  return split(staging.getMappedRange(), plans);
}

function split(mapped: ArrayBuffer, plans: readonly MemoryPlan[]): Map<Space, ArrayBuffer> {
  const parts = new Map<Space, ArrayBuffer>();
  let at = 0;
  for (const { space, wanted } of plans) {
    if (!wanted) continue;
    parts.set(space, mapped.slice(at, at + wanted.byteLength));
    at += wanted.byteLength;
  }
  return parts;
}
