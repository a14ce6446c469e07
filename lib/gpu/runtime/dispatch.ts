import type { Lease } from './buffer-pool';
import type { Generation } from './device';
import { isHeld } from './held';
import { guessedPace, type Pace } from './pace';
import type { ArrayPlan, Control, Work } from './work';

// GPUBufferUsage and GPUMapMode as numbers: the global objects exist only where WebGPU does.
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const UNIFORM = 0x40;
const STORAGE = 0x80;
const MODE_READ = 0x1;
/** How arrays are made, so that one left on the device can be bound like any other. */
export const ARRAY_USAGE = STORAGE | COPY_SRC | COPY_DST;

const WORD_BYTES = 4;
/** Dispatches on their way at once: the device has the next one when it ends the last. */
const IN_FLIGHT = 2;

/** Between two dispatches somebody asked for an end. */
export const cancelled = Symbol('cancelled');

function writeArrays(device: GPUDevice, lease: Lease, plans: readonly ArrayPlan[]): GPUBuffer[] {
  return plans.map(({ byteLength, given }) => {
    if (isHeld(given)) return given.held;
    const buffer = lease.take(byteLength, ARRAY_USAGE);
    if (given.byteLength > 0) device.queue.writeBuffer(buffer, 0, given);
    return buffer;
  });
}

function paceOf({ paces }: Generation, { wgsl, groups, steps = 0 }: Work): Pace {
  const known = paces.get(wgsl) ?? guessedPace(groups, steps);
  paces.set(wgsl, known);
  return known;
}

/**
 * Runs a pipeline over its arrays: one submit and one map, unless the work is long and can be cut. Gives the wanted
 * parts, in the order of the arrays.
 */
export async function dispatch(
  generation: Generation,
  pipeline: GPUComputePipeline,
  work: Work,
  lease: Lease,
  { signal, onProgress }: Control,
): Promise<(ArrayBuffer | null)[] | typeof cancelled> {
  const { device } = generation;
  const arrays = writeArrays(device, lease, work.arrays);
  const first = work.steps === undefined ? null : lease.take(WORD_BYTES, UNIFORM | COPY_DST);
  const entries = arrays.map((buffer, binding) => ({
    binding,
    resource: { buffer, size: work.arrays[binding]!.byteLength },
  }));
  if (first) entries.push({ binding: arrays.length, resource: { buffer: first, size: WORD_BYTES } });
  const bindGroup = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const readable = work.arrays.reduce((total, { wanted }) => total + (wanted?.byteLength ?? 0), 0);
  const staging = lease.take(readable, MAP_READ | COPY_DST);
  const pace = first && paceOf(generation, work);

  const flying: Promise<void>[] = [];
  let lastEnd = 0;
  for (let done = 0; done < work.groups; ) {
    if (signal?.aborted) return cancelled;
    const groups = pace ? pace.next(work.groups - done) : work.groups;
    if (first) device.queue.writeBuffer(first, 0, Uint32Array.of(done));
    done += groups;
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(groups);
    pass.end();
    const isLast = done === work.groups;
    if (isLast) copyWanted(encoder, arrays, work.arrays, staging);
    const start = performance.now();
    device.queue.submit([encoder.finish()]);
    if (!isLast) {
      const ended = device.queue.onSubmittedWorkDone().then(() => {
        const end = performance.now();
        pace?.record(groups, end - Math.max(start, lastEnd));
        lastEnd = end;
      });
      flying.push(ended);
      if (flying.length >= IN_FLIGHT) await flying.shift();
    }
    onProgress?.(done / work.groups);
  }
  await staging.mapAsync(MODE_READ, 0, readable);
  const parts = split(staging.getMappedRange(0, readable), work.arrays);
  staging.unmap();
  return parts;
}

function copyWanted(
  encoder: GPUCommandEncoder,
  arrays: readonly GPUBuffer[],
  plans: readonly ArrayPlan[],
  staging: GPUBuffer,
): void {
  let at = 0;
  for (const [i, { wanted }] of plans.entries()) {
    if (!wanted) continue;
    encoder.copyBufferToBuffer(arrays[i]!, wanted.byteOffset, staging, at, wanted.byteLength);
    at += wanted.byteLength;
  }
}

function split(mapped: ArrayBuffer, plans: readonly ArrayPlan[]): (ArrayBuffer | null)[] {
  let at = 0;
  return plans.map(({ wanted }) => {
    if (!wanted) return null;
    const part = mapped.slice(at, at + wanted.byteLength);
    at += wanted.byteLength;
    return part;
  });
}
