import { create } from 'webgpu';
import { createGpu, type Gpu } from '@/lib/gpu/runtime/gpu';

/** Kept for the life of the process: once what `create` returned is collected, Dawn crashes. */
export const dawn: GPU = create([]);

export function openGpu(): Gpu {
  return createGpu(dawn);
}
