import { applyAnswer, type Card, comesLate } from './card';
import { applyHold, type Hold, NO_HOLD } from './hold';
import { type AnswerEntry, type HoldEntry, type LogEntry, standingEntries } from './log';

/** How one card stands: what its answers say, and what the learner decided. */
export type Standing = { card: Card | null; hold: Hold };

export const NOTHING: Standing = { card: null, hold: NO_HOLD };

function apply({ card, hold }: Standing, entry: AnswerEntry | HoldEntry): Standing {
  return entry.kind === 'answer'
    ? { card: applyAnswer(card, entry), hold }
    : { card, hold: applyHold(hold, entry) };
}

/** How a card stands by its whole log, whatever order that is handed over in. */
export function replay(log: readonly LogEntry[]): Standing {
  return standingEntries(log).reduce(apply, NOTHING);
}

/**
 * How a card stands after one more answer, without reading the log; null when only `replay` can tell, because the
 * answer belongs before one that was seen.
 */
export function afterAnswer(before: Standing, entry: AnswerEntry): Standing | null {
  return comesLate(before.card, entry) ? null : apply(before, entry);
}
