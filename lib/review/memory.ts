import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs';
import { AGAIN, type Grade } from './grade-policy';

/** FSRS memory: stability in days, difficulty from 1 to 10. */
export type Memory = { stability: number; difficulty: number };

/** Recall aimed at when a card comes back, unless the learner chose another. */
export const DESIRED_RETENTION = 0.9;

/** A century: FSRS' own ceiling. */
const MAX_INTERVAL_DAYS = 36_500;

/**
 * FSRS-6 with its default parameters. Short-term stability is on, so a second answer on the same day counts for what
 * it is worth; learning steps are off, so the first good answer comes back after whole days (2, 11, 46, …).
 */
const fsrs = new FSRSAlgorithm(
  generatorParameters({
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  }),
);

/** Memory after an answer, `elapsedDays` local days after the one before (0: the same day). */
export function remember(before: Memory | null, elapsedDays: number, grade: Grade): Memory {
  const { stability, difficulty } = fsrs.next_state(before, Math.max(0, elapsedDays), grade);
  return { stability, difficulty };
}

/**
 * Whole days, at least 1, until predicted recall has fallen to `retention` (0 < retention < 1). A lapse always comes back
 * tomorrow.
 */
export function intervalAfter({ stability }: Memory, grade: Grade, retention = DESIRED_RETENTION): number {
  if (grade === AGAIN) return 1;
  const days = Math.round(stability * fsrs.calculate_interval_modifier(retention));
  return Math.min(Math.max(1, days), MAX_INTERVAL_DAYS);
}

/** Predicted recall, `elapsedDays` after the last answer. */
export function recall({ stability }: Pick<Memory, 'stability'>, elapsedDays: number): number {
  return fsrs.forgetting_curve(Math.max(0, elapsedDays), stability);
}
