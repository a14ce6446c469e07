import { AGAIN, type Grade } from './grade-policy';
import { retentionToAimAt } from './guess';
import { addDays, daysBetween, type LocalDay, localDayOf, startOfDay } from './local-day';
import { type AnswerEntry, inOrder } from './log';
import { intervalAfter, type Memory, remember } from './memory';

/** What is known of one learner and one template. A cache: `replay` makes it from the log. */
export type Card = Memory & {
  dueAt: Date;
  intervalDays: number;
  /** The day and the grade of the first answer that counted: what was known before any review. */
  firstDay: LocalDay;
  firstGrade: Grade;
  lastDay: LocalDay;
  lastAnswerAt: Date;
  lastAttemptId: string;
  /** Of the last answer: the chance that it was right by guessing. */
  guess: number;
  reps: number;
  lapses: number;
};

/** The card after one more answer, which must not be earlier than the last; see `comesLate`. */
export function applyAnswer(card: Card | null, entry: AnswerEntry): Card | null {
  const { grade } = entry;
  if (grade === null) return card;
  const day = localDayOf(entry.at, entry.timeZone);
  const memory = remember(card, card ? daysBetween(card.lastDay, day) : 0, grade);
  const intervalDays = intervalAfter(memory, grade, retentionToAimAt(entry.retention, entry.guess));
  return {
    ...memory,
    intervalDays,
    dueAt: startOfDay(addDays(day, intervalDays), entry.timeZone),
    firstDay: card?.firstDay ?? day,
    firstGrade: card?.firstGrade ?? grade,
    lastDay: day,
    lastAnswerAt: entry.at,
    lastAttemptId: entry.id,
    guess: entry.guess,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card && grade === AGAIN ? 1 : 0),
  };
}

/** Whether an answer belongs before one the card has already seen, so that only a replay can place it. */
export function comesLate(card: Card | null, entry: AnswerEntry): boolean {
  return card !== null && inOrder(entry, { id: card.lastAttemptId, at: card.lastAnswerAt }) < 0;
}
