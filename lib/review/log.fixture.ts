import fc from 'fast-check';
import { AGAIN, GOOD, type Grade } from './grade-policy';
import type { AnswerEntry, HoldEntry, LogEntry } from './log';

const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'];

const moment = {
  id: fc.uuid({ version: 7 }),
  // Few enough instants that two devices answer at the same one.
  at: fc.integer({ min: 0, max: 2000 }).map((hours) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000)),
  timeZone: fc.constantFrom(...zones),
};

export const answerEntry: fc.Arbitrary<AnswerEntry> = fc.record({
  ...moment,
  kind: fc.constant('answer' as const),
  grade: fc.constantFrom<Grade | null>(AGAIN, GOOD, GOOD, null),
  guess: fc.constantFrom(0, 0, 0.25, 0.5),
  retention: fc.constantFrom(0.9, 0.8, 0.95),
});

const holdEntry: fc.Arbitrary<HoldEntry> = fc.record({
  ...moment,
  kind: fc.constantFrom('bury' as const, 'suspend' as const, 'unsuspend' as const),
});

const distinct = (log: readonly { id: string }[]) => new Set(log.map(({ id }) => id)).size === log.length;

/** Answers and decisions in the order the server hears of them: any order, from any zone, by any clock. */
export const happenings: fc.Arbitrary<(AnswerEntry | HoldEntry)[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: answerEntry }, holdEntry), { maxLength: 25 })
  .filter(distinct);

/** The same, with some of it taken back at some time after it was heard of. */
export const logs: fc.Arbitrary<LogEntry[]> = fc
  .tuple(happenings, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.uuid({ version: 7 })), { maxLength: 6 }))
  .map(([entries, undone]) => {
    const log: LogEntry[] = [...entries];
    for (const [which, later, id] of undone) {
      if (entries.length === 0) continue;
      const { id: target, at } = entries[which % entries.length]!;
      const heard = log.findIndex((entry) => entry.id === target) + 1;
      log.splice(heard + (later % (log.length - heard + 1)), 0, { kind: 'void', id, at, target });
    }
    return log;
  })
  .filter(distinct);
