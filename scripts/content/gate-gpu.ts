import type { Evidence } from '@/lib/gpu/evidence';
import { isFailure } from '@/lib/gpu/runtime/failure';
import type { Gpu } from '@/lib/gpu/runtime/gpu';
import { verify } from '@/lib/gpu/verify';
import { draw } from '@/lib/quiz/draw';
import type { GateFailure } from '@/lib/quiz/gate';
import { gateSeeds } from '@/lib/quiz/gate';
import { checkNumeric } from '@/lib/quiz/kinds/numeric/check';
import type { NumericKey } from '@/lib/quiz/kinds/numeric/key';
import { fromBase } from '@/lib/quiz/kinds/numeric/units';
import type { Pack } from '@/lib/quiz/pack';
import { openDawn, runAgain, wantedEnvironment } from '../engine/dawn';

/** What the GPU found, as a problem of the item; nothing where it agrees and its own number would be accepted. */
function problemOf(evidence: Evidence, key: NumericKey): string | null {
  if (evidence.kind === 'notChecked') return `the GPU did not check it: ${evidence.reason}`;
  if (evidence.kind === 'disagrees')
    return `the GPU has ${evidence.gpuValue} where the engine has ${evidence.referenceValue}`;
  const value = fromBase(evidence.gpuValue, key.unit?.id ?? null);
  const raw = key.unit === null ? String(value) : `${value} ${key.unit.id}`;
  const verdict = checkNumeric(key, raw);
  return verdict.kind === 'correct' ? null : `the GPU's ${raw} is judged ${verdict.kind}`;
}

/** Computes every number of a pack on the GPU as well. */
export async function gateOnGpu(gpu: Gpu, pack: Pack, seedCount: number): Promise<GateFailure[]> {
  const failures: GateFailure[] = [];
  for (const item of pack.items) {
    if (item.kind !== 'numeric') continue;
    for (const seed of gateSeeds(seedCount)) {
      const drawn = draw(item, seed);
      // What cannot be drawn is told by the gate itself.
      if (!drawn.ok || drawn.key.kind !== 'numeric') continue;
      const reason = problemOf(await verify(gpu, drawn.key.engine), drawn.key);
      if (reason !== null) failures.push({ itemId: item.id, seed, reason });
    }
  }
  return failures;
}

const noAdapter = 3;

/**
 * Runs with a GPU, in this process or, where Dawn needs another environment, in this very command run again. Returns
 * the exit code.
 */
export async function withGpu(run: (gpu: Gpu) => Promise<number>): Promise<number> {
  const environment = await wantedEnvironment();
  if (environment !== null && Object.keys(environment).length > 0) return runAgain(environment);
  if (environment !== null) {
    const { gpu, instance } = await openDawn();
    if (!isFailure(await gpu.open())) {
      const code = await run(gpu);
      gpu.destroy();
      // Held to the end: see openDawn.
      return instance ? code : noAdapter;
    }
  }
  console.error(
    'No usable WebGPU adapter: install a GPU driver with Vulkan, or Chromium, which carries a software one.',
  );
  return noAdapter;
}
