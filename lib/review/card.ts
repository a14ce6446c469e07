import { AGAIN, type Grade } from './grade-policy';
import { retentionToAimAt } from './guess';
import { addDays, daysBetween, type LocalDay, localDayOf, startOfDay } from './local-day';
import { type AnswerEntry, inOrder } from './log';
import { intervalAfter, type Memory, remember } from './memory';

/** What an answer leaves in memory, and when it should come back. */
export type Learnt = Memory & { intervalDays: number; lastDay: LocalDay };

/** Memory after one more answer that counts, on the learner's own day. */
export function learn(
  before: Learnt | null,
  day: LocalDay,
  { grade, retention, guess }: { grade: Grade; retention: number; guess: number },
): Learnt {
  const memory = remember(before, before ? daysBetween(before.lastDay, day) : 0, grade);
  const intervalDays = intervalAfter(memory, grade, retentionToAimAt(retention, guess));
  return { ...memory, intervalDays, lastDay: day };
}

/** What is known of one learner and one template. A cache: `replay` makes it from the log. */
export type Card = Learnt & {
  dueAt: Date;
  /** The day and the grade of the first answer that counted: what was known before any review. */
  firstDay: LocalDay;
  firstGrade: Grade;
  lastAnswerAt: Date;
  lastAttemptId: string;
  /** Of the last answer: the chance that it was right by guessing. */
  guess: number;
  reps: number;
  lapses: number;
};

/** The card after one more answer, which must not be earlier than the last; see `comesLate`. */
export function applyAnswer(card: Card | null, entry: AnswerEntry): Card | null {
  const { grade, retention, guess } = entry;
  if (grade === null) return card;
  const day = localDayOf(entry.at, entry.timeZone);
  const learnt = learn(card, day, { grade, retention, guess });
  return {
    ...learnt,
    dueAt: startOfDay(addDays(day, learnt.intervalDays), entry.timeZone),
    firstDay: card?.firstDay ?? day,
    firstGrade: card?.firstGrade ?? grade,
    lastAnswerAt: entry.at,
    lastAttemptId: entry.id,
    guess,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card && grade === AGAIN ? 1 : 0),
  };
}

/** Whether an answer belongs before one the card has already seen, so that only a replay can place it. */
export function comesLate(card: Card | null, entry: AnswerEntry): boolean {
  return card !== null && inOrder(entry, { id: card.lastAttemptId, at: card.lastAnswerAt }) < 0;
}
