import type { VerdictKind } from '@/lib/quiz/verdict';

/** FSRS grades; the policy uses two of the four. */
export const AGAIN = 1;
export const GOOD = 3;
export type Grade = typeof AGAIN | typeof GOOD;

/** Stored with every attempt, so that old evidence can be graded anew when the policy changes. */
export const GRADE_POLICY = 2;

/** What is known of an answer. A malformed one is no answer and never gets here. */
export type Evidence = {
  verdict: Exclude<VerdictKind, 'malformed'> | 'gaveUp' | 'unmarked';
  /** A hint that gives the method was open. */
  methodHintUsed: boolean;
  /** The variant had been closed by an earlier answer: its solution was there to see. */
  answeredBefore: boolean;
};

/**
 * Policy 1: the first answer that closes a variant counts. Right and unaided is good; a slip, a wrong number, a hint
 * that gives the method and "I don't know" are again, and so is an answer that is right in part: what was missed has
 * to come back, and its share is kept as evidence for a later policy. Too few digits, and words not marked yet, say
 * nothing about memory. Policy 2 gives the same grades, and corrects the interval after a choice for guessing: answers
 * of policy 1 are kept with the chance 0.
 */
export function gradeOf({ verdict, methodHintUsed, answeredBefore }: Evidence): Grade | null {
  if (answeredBefore || verdict === 'imprecise' || verdict === 'unmarked') return null;
  return verdict === 'correct' && !methodHintUsed ? GOOD : AGAIN;
}
