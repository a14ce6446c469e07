import type { Evidence } from './evidence';
import type { Simulated, SimulationRequest } from './simulations/simulate';
import type { VerifyRequest } from './verify';
import { createClient } from './worker-client';

const client = createClient({
  isSwitchedOff: () => document.documentElement.dataset.gpu === 'off',
  hasWebGpu: () => typeof navigator !== 'undefined' && 'gpu' in navigator && Boolean(navigator.gpu),
  // Written out here, since the bundler finds a worker by this very expression.
  startWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
});

/**
 * Has this machine's GPU compute an engine call and compares every element of its outputs and steps with float64.
 * `path` leads to the value asked for, `value` is what the server has for it. Never throws.
 */
export function verifyOnGpu(request: VerifyRequest): Promise<Evidence> {
  return client.verify(request);
}

/**
 * Has this machine's GPU estimate a value by drawing at random, where it is an expectation; null where it is not, or where
 * nothing can be drawn. Never throws.
 */
export function simulateOnGpu(request: SimulationRequest): Promise<Simulated | null> {
  return client.simulate(request);
}

/** Starts the worker, gets a device and tries it, so that the first verification need not wait for any of them. */
export function warmGpu(): void {
  client.warm();
}
