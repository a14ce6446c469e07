import type { SaveOutcome } from '@/lib/server/mock/save';

/** What is still to be sent about a question; an empty one sends the time spent on it. */
export type Pending = { answer?: { id: string; raw: string }; flagged?: boolean };

export type Saved = Extract<SaveOutcome, { status: 'saved' }>;

type Tools = {
  /** Rejects, or says `unavailable`, when the server cannot be reached. */
  send: (place: number, pending: Pending) => Promise<SaveOutcome | { status: 'unavailable' }>;
  /** Called with everything that waits, whenever that changes: what a reload finds again. */
  keep: (waiting: ReadonlyMap<number, Pending>) => void;
  onSaved: (place: number, saved: Saved) => void;
  onTooLong: (place: number) => void;
};

/** `over`: the server takes no more answers. */
export type Flushed = 'sent' | 'unreachable' | 'over';

export type Outbox = {
  put: (place: number, pending: Pending) => void;
  isWaiting: (place: number) => boolean;
  isEmpty: () => boolean;
  flush: () => Promise<Flushed>;
};

/**
 * Holds answers until the server has them, one under way at a time. What is written while its forerunner is under way
 * takes its place; what could not be sent stays, under the same id, so that sending it again changes nothing twice.
 */
export function createOutbox(kept: ReadonlyMap<number, Pending>, tools: Tools): Outbox {
  const waiting = new Map(kept);
  let running: Promise<Flushed> | null = null;

  async function sendAll(): Promise<Flushed> {
    while (waiting.size > 0) {
      const [place, pending] = waiting.entries().next().value!;
      const outcome = await tools.send(place, pending).catch(() => ({ status: 'unavailable' as const }));
      if (outcome.status === 'unavailable') return 'unreachable';
      if (outcome.status !== 'saved' && outcome.status !== 'too-long') return 'over';
      // Unless something newer was put in its place meanwhile.
      if (waiting.get(place) === pending) waiting.delete(place);
      tools.keep(waiting);
      if (outcome.status === 'saved') tools.onSaved(place, outcome);
      else tools.onTooLong(place);
    }
    return 'sent';
  }

  return {
    put(place, pending) {
      waiting.set(place, { ...waiting.get(place), ...pending });
      tools.keep(waiting);
    },
    isWaiting(place) {
      const pending = waiting.get(place);
      return pending !== undefined && (pending.answer !== undefined || pending.flagged !== undefined);
    },
    isEmpty: () => waiting.size === 0,
    flush() {
      running ??= sendAll().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
