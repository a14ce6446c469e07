import { streamKey } from '@/lib/engine/random';
import { findOp } from '@/lib/engine/registry';
import { type Estimate, isPlausible } from '../kernels/estimate';
import { isFailure } from '../runtime/failure';
import type { Gpu } from '../runtime/gpu';
import type { VerifyRequest } from '../verify';
import { logits } from './logits';
import { masking } from './masking';
import type { Drawn, Simulation } from './simulation';
import { spans } from './spans';

/** `seed`: of the draws; the same seed draws the same. */
export type SimulationRequest = VerifyRequest & { seed: string };

/** What random draws make of a value that is an expectation; `plausible` within `Z` standard errors of it. */
export type Simulated = Estimate & {
  drawn: Drawn;
  plausible: boolean;
  adapter: string;
  milliseconds: number;
};

/** By op; each takes what the op's own schema gives. */
const simulations: Readonly<Record<string, Simulation<never>>> = {
  'attn.logitVariance': logits,
  'bert.mlmCounts': masking,
  'bert.spanLengths': spans,
};

/** Whether an op's answer is an expectation that draws can estimate. */
export const isSimulated = (op: string): boolean => Object.hasOwn(simulations, op);

/** Estimates the value asked for by drawing at random on the GPU; null where that is not possible. */
export async function simulate(gpu: Gpu, request: SimulationRequest): Promise<Simulated | null> {
  const { op, input, path, value: expected, seed } = request;
  const parsed = isSimulated(op) ? findOp(op)?.input.safeParse(input) : undefined;
  if (!parsed?.success || path.length !== 1) return null;
  const simulation = simulations[op]!;
  const key = Uint32Array.from(streamKey(seed, op));
  const asked = { input: parsed.data as never, field: String(path[0]), expected, key };
  const ran = await simulation.run(gpu, asked);
  if (ran === null || isFailure(ran)) return null;
  return { ...ran, drawn: simulation.drawn, plausible: isPlausible(ran) };
}
