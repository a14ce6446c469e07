import type { Evidence, NotCheckedReason } from './evidence';
import type { FromWorker, ToWorker } from './messages';
import type { Simulated, SimulationRequest } from './simulations/simulate';
import type { VerifyRequest } from './verify';

/** As much of a `Worker` as is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export type Client = {
  verify(request: VerifyRequest): Promise<Evidence>;
  /** Null where nothing can be drawn, for whatever reason. */
  simulate(request: SimulationRequest): Promise<Simulated | null>;
  /** Starts the worker and lets it get and try a device, so that the first verification need not wait for either. */
  warm(): void;
};

/** Longer than a first kernel takes on a slow software adapter. */
const PATIENCE_MS = 20_000;

/** Why a worker's answer will not come. */
type GivenUp = { givenUp: NotCheckedReason };

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
  const waiting = new Map<number, (answer: FromWorker['answer'] | GivenUp) => void>();

  function settle(ticket: number, answer: FromWorker['answer'] | GivenUp): void {
    waiting.get(ticket)?.(answer);
    waiting.delete(ticket);
  }

  /** Gives up on a worker that hangs or could not start; the next request gets a new one. */
  function abandon(reason: NotCheckedReason): void {
    worker?.terminate();
    worker = null;
    for (const ticket of [...waiting.keys()]) settle(ticket, { givenUp: reason });
  }

  function send(message: ToWorker): void {
    if (!worker) {
      const started = startWorker();
      worker = started;
      started.addEventListener('message', (event) => {
        const { ticket, answer } = (event as MessageEvent<FromWorker>).data;
        settle(ticket, answer);
      });
      started.addEventListener('error', () => {
        if (worker === started) abandon('failed');
      });
    }
    worker.postMessage(message);
  }

  /** `Answer`: what the worker answers to such a message. */
  function ask<Answer extends FromWorker['answer']>(
    message: (ticket: number) => ToWorker,
  ): Promise<Answer | GivenUp> {
    if (isSwitchedOff()) return Promise.resolve({ givenUp: 'switchedOff' });
    if (!hasWebGpu()) return Promise.resolve({ givenUp: 'noWebGpu' });
    tickets += 1;
    const ticket = tickets;
    return new Promise((resolve) => {
      const timer = setTimeout(() => abandon('timeout'), patienceMs);
      waiting.set(ticket, (answer) => {
        clearTimeout(timer);
        resolve(answer as Answer | GivenUp);
      });
      try {
        send(message(ticket));
      } catch {
        abandon('failed');
      }
    });
  }

  return {
    async verify(request) {
      const answer = await ask<Evidence>((ticket) => ({ kind: 'verify', ticket, request }));
      return 'givenUp' in answer ? { kind: 'notChecked', reason: answer.givenUp } : answer;
    },
    async simulate(request) {
      const answer = await ask<Simulated | null>((ticket) => ({ kind: 'simulate', ticket, request }));
      return answer === null || 'givenUp' in answer ? null : answer;
    },
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
