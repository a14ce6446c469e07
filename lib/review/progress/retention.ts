import { addDays, type LocalDay } from '../local-day';
import type { Trial } from './trials';
import { type Share, shareOf } from './wilson';

/** What was recalled of so many tests of memory, and what was predicted of the same. */
export type Retention = Share & { predicted: number };

/** null where there was no test of memory. */
export function retentionOf(trials: readonly Trial[]): Retention | null {
  if (trials.length === 0) return null;
  const recalled = trials.filter((trial) => trial.recalled).length;
  const predicted = trials.reduce((sum, trial) => sum + trial.predicted, 0) / trials.length;
  return { ...shareOf(recalled, trials.length), predicted };
}

/** From this interval on a card is called mature, as in Anki. */
export const MATURE_DAYS = 21;

export type RetentionRow = {
  /** How many days back, today among them; null for all there is. */
  days: number | null;
  all: Retention | null;
  young: Retention | null;
  mature: Retention | null;
};

const SPANS = [30, 365, null] as const;

/** Retention of the last month, the last year and ever; of cards on short intervals, on long ones and on any. */
export function retentionTable(trials: readonly Trial[], today: LocalDay): RetentionRow[] {
  return SPANS.map((days) => {
    const before = days === null ? '' : addDays(today, -days);
    const within = trials.filter(({ day }) => day > before);
    return {
      days,
      all: retentionOf(within),
      young: retentionOf(within.filter(({ intervalDays }) => intervalDays < MATURE_DAYS)),
      mature: retentionOf(within.filter(({ intervalDays }) => intervalDays >= MATURE_DAYS)),
    };
  });
}

export type RetentionWeek = {
  /** Its first and its last day. */
  from: LocalDay;
  to: LocalDay;
  retention: Retention | null;
};

/** The last weeks, seven days each and the last ending today, the oldest first. */
export function retentionByWeek(trials: readonly Trial[], today: LocalDay, weeks: number): RetentionWeek[] {
  const before = addDays(today, -7 * weeks);
  const recent = trials.filter(({ day }) => day > before);
  return Array.from({ length: weeks }, (_, index) => {
    const to = addDays(today, -7 * (weeks - 1 - index));
    const from = addDays(to, -6);
    return { from, to, retention: retentionOf(recent.filter(({ day }) => day >= from && day <= to)) };
  });
}
