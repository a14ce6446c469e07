import type { Node } from '@/lib/engine/language/node';
import type { Kernel } from '../compile/kernel';
import { planMemory, readOutputs } from '../memory';
import { type Generation, openDevice } from './device';
import { Buffers, dispatch } from './dispatch';
import { type GpuFailure, isFailure } from './failure';
import { pipelineFor } from './pipelines';

export type KernelRun = { values: ReadonlyMap<Node, Float64Array>; adapter: string; milliseconds: number };

/** A machine's GPU as this project uses it: one device at a time, replaced when it is lost. */
export type Gpu = {
  /** Gets a device if there is none yet; says what it is or why there is none. */
  open(): Promise<{ adapter: string } | GpuFailure>;
  run(kernel: Kernel): Promise<KernelRun | GpuFailure>;
  /** Buffers that exist right now: 0 between runs. */
  liveBuffers(): number;
  destroy(): void;
};

type Clock = () => number;

/** Uses the given `GPU` (a browser's `navigator.gpu`, or Dawn's in Node). Nothing is asked of it before it is needed. */
export function createGpu(gpu: GPU, now: Clock = () => performance.now()): Gpu {
  let current: Promise<Generation | GpuFailure> | null = null;
  const live = new Set<GPUBuffer>();
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

  async function attempt(opened: Generation, kernel: Kernel): Promise<KernelRun | GpuFailure> {
    const { device } = opened;
    const complained = complaintsOf(opened);
    const before = complained.length;
    const plans = planMemory(kernel);
    const buffers = new Buffers(device, live);
    try {
      const pipeline = await pipelineFor(opened, kernel.wgsl, plans.length);
      const started = now();
      device.pushErrorScope('out-of-memory');
      device.pushErrorScope('validation');
      const running = dispatch(opened, pipeline, plans, buffers);
      const scopes = Promise.all([device.popErrorScope(), device.popErrorScope()]);
      // What a scope caught says more than the rejection that it leads to, so it is asked first.
      const [ran, caught] = await Promise.allSettled([running, scopes]);
      const errors = caught.status === 'fulfilled' ? caught.value : [];
      const error = errors.find((each) => each !== null)?.message ?? complained[before];
      if (error !== undefined) return { failed: 'refused', detail: error };
      if (ran.status === 'rejected') throw ran.reason;
      const parts = ran.value;
      const values = readOutputs(kernel, plans, parts);
      return { values, adapter: opened.adapter, milliseconds: now() - started };
    } catch (error) {
      return { failed: 'refused', detail: String(error) };
    } finally {
      buffers.destroy();
    }
  }

  async function run(kernel: Kernel, retries = 1): Promise<KernelRun | GpuFailure> {
    const opened = await generation();
    if (isFailure(opened)) return opened;
    const result = await attempt(opened, kernel);
    if (!isFailure(result)) return result;
    // A loss is told by its promise, which may come a moment after the failure that it causes.
    await Promise.race([opened.device.lost, new Promise((resolve) => setTimeout(resolve, 0))]);
    if (opened.lost.reason === null) return result;
    if (retries > 0) return run(kernel, retries - 1);
    return { failed: 'deviceLost', detail: opened.lost.reason };
  }

  return {
    async open() {
      const opened = await generation();
      return isFailure(opened) ? opened : { adapter: opened.adapter };
    },
    run: (kernel) => run(kernel),
    liveBuffers: () => live.size,
    destroy() {
      void current?.then((opened) => {
        if (!isFailure(opened)) opened.device.destroy();
      });
      current = null;
    },
  };
}
