import { expect } from 'vitest';
import type { Checked, KernelCase } from '@/lib/gpu/kernels/check';
import { isFailure } from '@/lib/gpu/runtime/failure';
import type { Gpu } from '@/lib/gpu/runtime/gpu';

/** Runs a case, and throws where the device gave no result. */
export async function check(gpu: Gpu, each: KernelCase): Promise<Checked> {
  const checked = await each.check(gpu);
  if (isFailure(checked)) throw new Error(`${checked.failed}: ${checked.detail}`);
  return checked;
}

/** Holds every element of a case to its bound; there must be one. */
export async function holds(gpu: Gpu, each: KernelCase): Promise<Checked> {
  const checked = await check(gpu, each);
  expect(checked).toMatchObject({ within: true });
  expect(checked.elements).toBeGreaterThan(0);
  return checked;
}

/** A GPU that runs another text than the kernel's. Throws where the text has nothing to replace. */
export function tampered(gpu: Gpu, from: string | RegExp, to: string): Gpu {
  return {
    ...gpu,
    compute(work, control) {
      const wgsl = work.wgsl.replace(from, to);
      if (wgsl === work.wgsl) throw new Error(`nothing like ${from} in the kernel`);
      return gpu.compute({ ...work, wgsl }, control);
    },
  };
}
