import { prepare } from '@/lib/engine/prepare';
import { plan } from './job';
import type { Gpu } from './runtime/gpu';

/** Nobody's question: which kernel this page will need is part of what its learner is to find out. */
const op = 'norm.layerNorm';
const input = { x: [[1, 2, 4]] };

/**
 * Runs a small kernel for nothing, so that the device, the browser's shader compiler and this code have all run once by
 * the time of the first verification.
 */
export async function warm(gpu: Gpu): Promise<void> {
  const prepared = prepare(op, input);
  const planned = prepared.ok ? plan(prepared.value, input) : prepared;
  if (!planned.ok) throw new Error(`${op}: ${planned.error.message}`);
  await gpu.run(planned.value.kernel);
}
