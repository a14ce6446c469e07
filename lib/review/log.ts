import type { Grade } from './grade-policy';

/** The place of an entry in the log. */
export type Moment = { id: string; at: Date };

/** What the log says of one answer, with everything its schedule depended on. */
export type AnswerEntry = Moment & {
  kind: 'answer';
  timeZone: string;
  /** null where the policy gives none. */
  grade: Grade | null;
  /** The chance of a right answer without knowing it, from 0 to 1; see `guessChance`. */
  guess: number;
  /** The recall aimed at when the learner answered, from 0 to 1. */
  retention: number;
};

/** What a learner decides about a card: away until tomorrow, away until called back, back again. */
export type HoldEntry = Moment & { kind: 'bury' | 'suspend' | 'unsuspend'; timeZone: string };

/** Takes another entry back, as if it had never been. A void itself cannot be taken back. */
export type VoidEntry = Moment & { kind: 'void'; target: string };

/** All that can happen to one learner's card. The log only grows. */
export type LogEntry = AnswerEntry | HoldEntry | VoidEntry;

/** The order of the log: by time, and by id (UUIDv7) within a millisecond. */
export function inOrder(a: Moment, b: Moment): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** What still holds of a log, in its order, whatever order it is handed over in: nothing that was taken back. */
export function standingEntries(log: readonly LogEntry[]): (AnswerEntry | HoldEntry)[] {
  const voided = new Set(log.flatMap((entry) => (entry.kind === 'void' ? [entry.target] : [])));
  return log
    .filter((entry): entry is AnswerEntry | HoldEntry => entry.kind !== 'void' && !voided.has(entry.id))
    .sort(inOrder);
}
