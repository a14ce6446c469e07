import { type Learnt, learn } from '../card';
import { GOOD, type Grade } from '../grade-policy';
import { daysBetween, type LocalDay } from '../local-day';
import { recall } from '../memory';

/** One answer to a card as far as memory is concerned; see `AnswerEntry`. */
export type Answered = { day: LocalDay; grade: Grade | null; guess: number; retention: number };

/** One test of memory: what was predicted just before an answer, and what came of it. */
export type Trial = {
  day: LocalDay;
  /** The chance of a right answer that FSRS gave it on that day, from 0 to 1. */
  predicted: number;
  recalled: boolean;
  /** The interval the card was on. */
  intervalDays: number;
};

/**
 * The tests of memory among one card's answers, which come in the order of the log without what was taken back: the
 * first answer of each day that counts, to a card answered on an earlier day. What is answered again on the same day
 * was just looked at, and a first meeting tests no memory; so counted, the share recalled is called true retention
 * (Anki manual, "Statistics").
 */
export function trialsOf(answers: readonly Answered[]): Trial[] {
  const trials: Trial[] = [];
  let card: Learnt | null = null;
  for (const { day, grade, guess, retention } of answers) {
    if (grade === null) continue;
    const elapsed = card === null ? 0 : daysBetween(card.lastDay, day);
    if (card !== null && elapsed > 0) {
      const { intervalDays } = card;
      trials.push({ day, predicted: recall(card, elapsed), recalled: grade === GOOD, intervalDays });
    }
    card = learn(card, day, { grade, guess, retention });
  }
  return trials;
}
