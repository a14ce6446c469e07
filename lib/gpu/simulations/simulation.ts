import type { Estimate } from '../kernels/estimate';
import type { GpuFailure } from '../runtime/failure';
import type { Gpu } from '../runtime/gpu';

/** What is drawn at random, over and over. */
export type Drawn = 'logits' | 'tokens' | 'spans';

export type SimulationRun = Estimate & { adapter: string; milliseconds: number };

/**
 * The random experiment behind an op whose answer is an expectation: it does what the formula speaks of, and knows nothing
 * of the formula. `Input` is what the op's own schema gives.
 */
export type Simulation<Input> = {
  drawn: Drawn;
  /** Estimates one field of the answer, which is `expected`; null where draws cannot tell it, or too many were needed. */
  run(
    gpu: Gpu,
    asked: { input: Input; field: string; expected: number; key: Uint32Array<ArrayBuffer> },
  ): Promise<SimulationRun | GpuFailure | null>;
};
