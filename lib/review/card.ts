import { AGAIN, type Grade } from './grade-policy';
import { addDays, daysBetween, type LocalDay, localDayOf, startOfDay } from './local-day';
import { intervalAfter, type Memory, remember } from './memory';

/** What the log says of one answer; `grade` null where the policy gives none. */
export type ReviewEvent = { attemptId: string; answeredAt: Date; timeZone: string; grade: Grade | null };

/** What is known of one learner and one template. A cache: `replay` makes it from the log. */
export type Card = Memory & {
  dueAt: Date;
  intervalDays: number;
  lastDay: LocalDay;
  lastAnswerAt: Date;
  lastAttemptId: string;
  reps: number;
  lapses: number;
};

/** The card after one more answer, which must not be earlier than the last; see `inOrder`. */
export function applyEvent(card: Card | null, event: ReviewEvent): Card | null {
  if (event.grade === null) return card;
  const day = localDayOf(event.answeredAt, event.timeZone);
  const memory = remember(card, card ? daysBetween(card.lastDay, day) : 0, event.grade);
  const intervalDays = intervalAfter(memory, event.grade);
  return {
    ...memory,
    intervalDays,
    dueAt: startOfDay(addDays(day, intervalDays), event.timeZone),
    lastDay: day,
    lastAnswerAt: event.answeredAt,
    lastAttemptId: event.attemptId,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card && event.grade === AGAIN ? 1 : 0),
  };
}

type Moment = Pick<ReviewEvent, 'attemptId' | 'answeredAt'>;

/** The order of the log: by time, and by id (UUIDv7) within a millisecond. */
export function inOrder(a: Moment, b: Moment): number {
  return a.answeredAt.getTime() - b.answeredAt.getTime() || (a.attemptId < b.attemptId ? -1 : 1);
}

/** Whether an event belongs before one the card has already seen, so that only a replay can place it. */
export function comesLate(card: Card | null, event: ReviewEvent): boolean {
  return (
    card !== null && inOrder(event, { attemptId: card.lastAttemptId, answeredAt: card.lastAnswerAt }) < 0
  );
}

/** The card that a log gives, whatever order it is handed over in. */
export function replay(events: readonly ReviewEvent[]): Card | null {
  return [...events].sort(inOrder).reduce<Card | null>(applyEvent, null);
}
