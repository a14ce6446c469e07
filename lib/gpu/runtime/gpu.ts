import type { Node } from '@/lib/engine/language/node';
import type { Kernel } from '../compile/kernel';
import { planMemory, readOutputs } from '../memory';
import { type BufferCount, Lease } from './buffer-pool';
import { type Generation, openDevice } from './device';
import { ARRAY_USAGE, cancelled, dispatch } from './dispatch';
import { type GpuFailure, isFailure } from './failure';
import { type Held, isHeld } from './held';
import { pipelineFor } from './pipelines';
import type { Control, Work } from './work';

type Machine = { adapter: string; milliseconds: number };
export type KernelRun = Machine & { values: ReadonlyMap<Node, Float64Array> };
/** The wanted parts, in the order of the arrays. */
export type WorkRun = Machine & { parts: readonly (ArrayBuffer | null)[] };

/** A machine's GPU as this project uses it: one device at a time, replaced when it is lost. */
export type Gpu = {
  /** Gets a device if there is none yet; says what it is or why there is none. */
  open(): Promise<{ adapter: string; software: boolean } | GpuFailure>;
  /** Runs the kernel of an op's graph. */
  run(kernel: Kernel): Promise<KernelRun | GpuFailure>;
  /** Runs any shader over any arrays; cut into short dispatches where the work says how long it is. */
  compute(work: Work, control?: Control): Promise<WorkRun | GpuFailure>;
  /** Puts numbers on the device for several runs. */
  hold(data: ArrayBufferView<ArrayBuffer>): Promise<Held | GpuFailure>;
  /** Buffers that exist right now: none in use between runs but those held. */
  buffers(): BufferCount;
  destroy(): void;
};

type Clock = () => number;

/** Uses the given `GPU` (a browser's `navigator.gpu`, or Dawn's in Node). Nothing is asked of it before it is needed. */
export function createGpu(gpu: GPU, now: Clock = () => performance.now()): Gpu {
  let current: Promise<Generation | GpuFailure> | null = null;
  let newest: Generation | null = null;
  const complaints = new WeakMap<Generation, string[]>();

  async function generation(): Promise<Generation | GpuFailure> {
    current ??= openDevice(gpu);
    const opened = await current;
    if (isFailure(opened)) {
      current = null;
      return opened;
    }
    if (opened.lost.reason !== null) {
      current = null;
      return generation();
    }
    newest = opened;
    return opened;
  }

  /** Listens for errors that no scope caught; one while a kernel runs spoils its result. */
  function complaintsOf(opened: Generation): string[] {
    const known = complaints.get(opened);
    if (known) return known;
    const list: string[] = [];
    complaints.set(opened, list);
    opened.device.addEventListener('uncapturederror', (event) => {
      event.preventDefault();
      list.push(event.error.message);
    });
    return list;
  }

  async function attempt(opened: Generation, work: Work, control: Control): Promise<WorkRun | GpuFailure> {
    const { device } = opened;
    const complained = complaintsOf(opened);
    const before = complained.length;
    const lease = new Lease(opened.pool);
    let well = false;
    try {
      const pipeline = await pipelineFor(opened, work);
      const started = now();
      device.pushErrorScope('out-of-memory');
      device.pushErrorScope('validation');
      const running = dispatch(opened, pipeline, work, lease, control);
      const scopes = Promise.all([device.popErrorScope(), device.popErrorScope()]);
      // What a scope caught says more than the rejection that it leads to, so it is asked first.
      const [ran, caught] = await Promise.allSettled([running, scopes]);
      const errors = caught.status === 'fulfilled' ? caught.value : [];
      const error = errors.find((each) => each !== null)?.message ?? complained[before];
      if (error !== undefined) return { failed: 'refused', detail: error };
      if (ran.status === 'rejected') throw ran.reason;
      well = true;
      if (ran.value === cancelled) return { failed: 'cancelled', detail: '' };
      return { parts: ran.value, adapter: opened.adapter, milliseconds: now() - started };
    } catch (error) {
      return { failed: 'refused', detail: String(error) };
    } finally {
      lease.end({ well });
    }
  }

  async function compute(work: Work, control: Control = {}, retries = 1): Promise<WorkRun | GpuFailure> {
    const opened = await generation();
    if (isFailure(opened)) return opened;
    const strange = work.arrays.some(({ given }) => isHeld(given) && given.device !== opened.device);
    if (strange) return { failed: 'deviceLost', detail: 'numbers held on a device that is gone' };
    const result = await attempt(opened, work, control);
    if (!isFailure(result) || result.failed === 'cancelled') return result;
    // A loss is told by its promise, which may come a moment after the failure that it causes.
    await Promise.race([opened.device.lost, new Promise((resolve) => setTimeout(resolve, 0))]);
    if (opened.lost.reason === null) return result;
    if (retries > 0) return compute(work, control, retries - 1);
    return { failed: 'deviceLost', detail: opened.lost.reason };
  }

  return {
    async open() {
      const opened = await generation();
      if (isFailure(opened)) return opened;
      const { adapter, software } = opened;
      return { adapter, software };
    },
    async run(kernel) {
      const arrays = planMemory(kernel);
      const ran = await compute({ wgsl: kernel.wgsl, arrays, groups: 1 });
      if (isFailure(ran)) return ran;
      const { adapter, milliseconds } = ran;
      return { values: readOutputs(kernel, arrays, ran.parts), adapter, milliseconds };
    },
    compute: (work, control) => compute(work, control),
    async hold(data) {
      const opened = await generation();
      if (isFailure(opened)) return opened;
      const held = opened.pool.take(data.byteLength, ARRAY_USAGE);
      opened.device.queue.writeBuffer(held, 0, data);
      return { held, device: opened.device, release: () => opened.pool.discard(held) };
    },
    buffers: () => newest?.pool.count() ?? { inUse: 0, kept: 0, keptBytes: 0 },
    destroy() {
      void current?.then((opened) => {
        if (!isFailure(opened)) opened.device.destroy();
      });
      current = null;
    },
  };
}
