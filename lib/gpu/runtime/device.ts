import { BufferPool } from './buffer-pool';
import type { GpuFailure } from './failure';
import type { Pace } from './pace';

/** A device and what belongs to it; dropped as a whole when the device is lost. */
export type Generation = {
  device: GPUDevice;
  /** As a reader may be told it: `SwiftShader Device (…)`, `nvidia ampere`. */
  adapter: string;
  /** Computes on the processor. */
  software: boolean;
  /** By their text, as are paces. */
  pipelines: Map<string, Promise<GPUComputePipeline>>;
  paces: Map<string, Pace>;
  pool: BufferPool;
  lost: { reason: string | null };
};

/** What the browser is willing to say about the adapter; some say less. */
export function adapterName(info: Partial<GPUAdapterInfo> | undefined): string {
  const kind = [info?.vendor, info?.architecture].filter((part) => part).join(' ');
  const driver = info?.description ?? '';
  if (kind && driver) return `${kind} (${driver})`;
  return kind || driver || 'an adapter without a name';
}

/** Asks for an adapter and a device with the default limits and no features: what every kernel here is written for. */
export async function openDevice(gpu: GPU): Promise<Generation | GpuFailure> {
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter) return { failed: 'noAdapter', detail: 'no WebGPU adapter' };
  let device: GPUDevice;
  try {
    device = await adapter.requestDevice();
  } catch (error) {
    return { failed: 'noDevice', detail: String(error) };
  }
  const generation: Generation = {
    device,
    adapter: adapterName(adapter.info),
    software: adapter.info?.isFallbackAdapter === true,
    pipelines: new Map(),
    paces: new Map(),
    pool: new BufferPool(device),
    lost: { reason: null },
  };
  void device.lost.then((info) => {
    generation.lost.reason = info.message || info.reason || 'lost';
    generation.pool.clear();
  });
  return generation;
}
