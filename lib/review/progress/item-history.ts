import { type Learnt, learn } from '../card';
import { GOOD } from '../grade-policy';
import { addDays, daysBetween, type LocalDay } from '../local-day';
import { recall } from '../memory';
import type { Answered } from './trials';

/** What one answer met and what it left. */
export type Step = {
  day: LocalDay;
  /** Predicted recall on that day; null at the first meeting and for what does not count. */
  predicted: number | null;
  recalled: boolean;
  /** Afterwards; null for what does not count. */
  learnt: Learnt | null;
};

/** What each of a card's answers met and left, in the order of the log without what was taken back. */
export function stepsOf(answers: readonly Answered[]): Step[] {
  let card: Learnt | null = null;
  return answers.map(({ day, grade, guess, retention }) => {
    if (grade === null) return { day, predicted: null, recalled: false, learnt: null };
    const predicted = card && recall(card, daysBetween(card.lastDay, day));
    card = learn(card, day, { grade, guess, retention });
    return { day, predicted, recalled: grade === GOOD, learnt: card };
  });
}

/** A stretch between two answers: predicted recall on the days of it. */
export type CurvePiece = { day: LocalDay; recall: number }[];

/** Points on a piece: enough for a smooth line. */
const POINTS = 24;

/** Predicted recall from the first answer to `until`, a piece from each answer that counts to the next. */
export function memoryCurve(steps: readonly Step[], until: LocalDay): CurvePiece[] {
  const learnt = steps.flatMap((step) => step.learnt ?? []);
  return learnt.flatMap((memory, index) => {
    const end = learnt[index + 1]?.lastDay ?? until;
    const span = daysBetween(memory.lastDay, end);
    // Another answer on the same day leaves no time to forget.
    if (span <= 0) return [];
    const count = Math.min(span, POINTS);
    const offsets = Array.from({ length: count + 1 }, (_, point) => Math.round((point * span) / count));
    return [offsets.map((days) => ({ day: addDays(memory.lastDay, days), recall: recall(memory, days) }))];
  });
}
