import type { Evidence, NotCheckedReason } from './evidence';
import type { FromWorker, ToWorker } from './messages';
import type { VerifyRequest } from './verify';

/** As much of a `Worker` as is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export type Client = {
  verify(request: VerifyRequest): Promise<Evidence>;
  /** Starts the worker and lets it get a device, so that the first verification need not wait for either. */
  warm(): void;
};

/** Longer than a first kernel takes on a slow software adapter. */
const PATIENCE_MS = 20_000;

type Surroundings = {
  /** The learner does not want their GPU used: no worker is started and no device asked for. */
  isSwitchedOff?: () => boolean;
  hasWebGpu: () => boolean;
  startWorker: () => WorkerLike;
  patienceMs?: number;
};

/** Asks a worker for evidence. Never rejects: what goes wrong is a reason why nothing was checked. */
export function createClient({
  isSwitchedOff = () => false,
  hasWebGpu,
  startWorker,
  patienceMs = PATIENCE_MS,
}: Surroundings): Client {
  let worker: WorkerLike | null = null;
  let tickets = 0;
  const waiting = new Map<number, (evidence: Evidence) => void>();

  function settle(ticket: number, evidence: Evidence): void {
    waiting.get(ticket)?.(evidence);
    waiting.delete(ticket);
  }

  /** Gives up on a worker that hangs or could not start; the next request gets a new one. */
  function abandon(reason: NotCheckedReason): void {
    worker?.terminate();
    worker = null;
    for (const ticket of [...waiting.keys()]) settle(ticket, { kind: 'notChecked', reason });
  }

  function send(message: ToWorker): void {
    if (!worker) {
      const started = startWorker();
      worker = started;
      started.addEventListener('message', (event) => {
        const { ticket, evidence } = (event as MessageEvent<FromWorker>).data;
        settle(ticket, evidence);
      });
      started.addEventListener('error', () => {
        if (worker === started) abandon('failed');
      });
    }
    worker.postMessage(message);
  }

  function verify(request: VerifyRequest): Promise<Evidence> {
    if (isSwitchedOff()) return Promise.resolve({ kind: 'notChecked', reason: 'switchedOff' });
    if (!hasWebGpu()) return Promise.resolve({ kind: 'notChecked', reason: 'noWebGpu' });
    tickets += 1;
    const ticket = tickets;
    return new Promise((resolve) => {
      const timer = setTimeout(() => abandon('timeout'), patienceMs);
      waiting.set(ticket, (evidence) => {
        clearTimeout(timer);
        resolve(evidence);
      });
      try {
        send({ kind: 'verify', ticket, request });
      } catch {
        abandon('failed');
      }
    });
  }

  return {
    verify,
    warm() {
      if (isSwitchedOff() || !hasWebGpu()) return;
      try {
        send({ kind: 'warm' });
      } catch {
        abandon('failed');
      }
    },
  };
}
