import type { Evidence } from './evidence';
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

/** Gets a device while the learner is reading, when the page has nothing else to do. */
export function warmGpu(): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => client.warm(), { timeout: 2000 });
  else setTimeout(() => client.warm(), 200);
}
