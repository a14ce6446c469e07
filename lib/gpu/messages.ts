import type { Evidence } from './evidence';
import type { Simulated, SimulationRequest } from './simulations/simulate';
import type { VerifyRequest } from './verify';

/** What the page asks of the worker. Small and plain: the worker prepares the case and makes the kernel itself. */
export type ToWorker =
  /** Get a device, and run something on it, while nobody waits for it. */
  | { kind: 'warm' }
  | { kind: 'verify'; ticket: number; request: VerifyRequest }
  | { kind: 'simulate'; ticket: number; request: SimulationRequest };

export type FromWorker = { ticket: number; answer: Evidence | Simulated | null };
