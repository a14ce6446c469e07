import type { Evidence } from './evidence';
import type { VerifyRequest } from './verify';

/** What the page asks of the worker. Small and plain: the worker prepares the case and makes the kernel itself. */
export type ToWorker =
  /** Get a device while nobody waits for it. */
  { kind: 'warm' } | { kind: 'verify'; ticket: number; request: VerifyRequest };

export type FromWorker = { ticket: number; evidence: Evidence };
