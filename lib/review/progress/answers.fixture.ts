import fc from 'fast-check';
import type { Grade } from '../grade-policy';
import { type LocalDay, localDayOf } from '../local-day';
import { type LogEntry, standingEntries } from '../log';
import type { Answered, Trial } from './trials';

/** The answers of one card's log that still hold, each on its own day. */
export const answersIn = (log: readonly LogEntry[]): Answered[] =>
  standingEntries(log).flatMap((entry) =>
    entry.kind === 'answer'
      ? [
          {
            day: localDayOf(entry.at, entry.timeZone),
            grade: entry.grade,
            guess: entry.guess,
            retention: entry.retention,
          },
        ]
      : [],
  );

export const answered = (day: string, grade: Grade | null, change: Partial<Answered> = {}): Answered => ({
  day: day as LocalDay,
  grade,
  guess: 0,
  retention: 0.9,
  ...change,
});

export const trial = (day: string, recalled: boolean, change: Partial<Trial> = {}): Trial => ({
  day: day as LocalDay,
  predicted: 0.9,
  recalled,
  intervalDays: 10,
  ...change,
});

/** Tests of memory over a few years, in no order. */
export const trials: fc.Arbitrary<Trial[]> = fc.array(
  fc.record({
    day: fc
      .integer({ min: 0, max: 900 })
      .map((days) => localDayOf(new Date(Date.UTC(2024, 0, 1, 12) + days * 86_400_000), 'UTC')),
    // Few enough values that some are predicted exactly alike.
    predicted: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    recalled: fc.boolean(),
    intervalDays: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 400 },
);
