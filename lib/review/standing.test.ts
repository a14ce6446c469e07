import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from './card';
import { AGAIN, GOOD, type Grade } from './grade-policy';
import { availableAt } from './hold';
import type { LocalDay } from './local-day';
import type { AnswerEntry, HoldEntry, LogEntry } from './log';
import { answerEntry, happenings, logs } from './log.fixture';
import { afterAnswer, NOTHING, replay, type Standing } from './standing';

/** As the server does it: the next answer onto what is stored; anything else, and what comes late, from the log. */
function standingAfterEach(log: readonly LogEntry[]): Standing {
  return log.reduce<Standing>((standing, entry, index) => {
    const next = entry.kind === 'answer' ? afterAnswer(standing, entry) : null;
    return next ?? replay(log.slice(0, index + 1));
  }, NOTHING);
}

const answered = (instant: string, grade: Grade, change: Partial<AnswerEntry> = {}): AnswerEntry => ({
  kind: 'answer',
  id: instant,
  at: new Date(instant),
  timeZone: 'UTC',
  grade,
  guess: 0,
  retention: 0.9,
  ...change,
});

const decided = (kind: HoldEntry['kind'], instant: string, timeZone = 'UTC'): HoldEntry => ({
  kind,
  id: `${kind} ${instant}`,
  at: new Date(instant),
  timeZone,
});

const undo = (target: string): LogEntry => ({ kind: 'void', id: `undo ${target}`, at: new Date(0), target });

describe('replay', () => {
  it('returns exactly what one entry after the other left, late ones, other zones and undos among them', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(standingAfterEach(log)).toEqual(replay(log));
      }),
      { numRuns: 300 },
    );
  });

  it('returns the same in whatever order a log is read', () => {
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat()), (log, chance) => {
        const shuffled = log
          .map((entry) => ({ entry, key: chance.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(replay(shuffled)).toEqual(replay(log));
      }),
    );
  });

  it('returns after an undo exactly what was there before, wherever the entry stood', () => {
    fc.assert(
      fc.property(happenings, answerEntry, fc.nat(), (log, entry, position) => {
        fc.pre(log.every(({ id }) => id !== entry.id));
        const at = position % (log.length + 1);
        const withIt = [...log.slice(0, at), entry, ...log.slice(at)];
        expect(replay([...withIt, undo(entry.id)])).toEqual(replay(log));
        expect(replay([undo(entry.id), ...withIt])).toEqual(replay(log));
      }),
      { numRuns: 200 },
    );
  });

  it('returns the same from one device’s log after the other’s as from both as they happened', () => {
    fc.assert(
      fc.property(happenings, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (log, phone) => {
        const here = log.filter((_, index) => phone[index]);
        const there = log.filter((_, index) => !phone[index]);
        expect(standingAfterEach([...here, ...there])).toEqual(standingAfterEach(log));
      }),
    );
  });

  it('counts a lapse only of what was known, and brings it back the next day at four', () => {
    const first = replay([answered('2026-03-01T12:00:00Z', AGAIN)]).card;
    expect(first).toMatchObject({ reps: 1, lapses: 0, dueAt: new Date('2026-03-02T04:00:00Z') });
    const second = replay([
      answered('2026-03-01T12:00:00Z', AGAIN),
      answered('2026-03-02T12:00:00Z', AGAIN),
    ]).card;
    expect(second).toMatchObject({
      reps: 2,
      lapses: 1,
      lastDay: '2026-03-02' as LocalDay,
      firstGrade: AGAIN,
    });
  });

  it('takes a clock that went backwards, and a flight west, for no time at all', () => {
    const east = answered('2026-03-01T20:30:00Z', GOOD, { timeZone: 'Asia/Shanghai' });
    const west = answered('2026-03-01T21:30:00Z', GOOD, { timeZone: 'America/New_York' });
    const { card } = replay([east, west]);
    expect(card).toMatchObject({ reps: 2, firstDay: '2026-03-02', lastDay: '2026-03-01' });
    expect(card!.stability).toBe(replay([east, { ...east, id: 'again' }]).card!.stability);
  });

  it('brings a choice of two back sooner than a number, for it may have been luck', () => {
    const number = replay([answered('2026-03-01T12:00:00Z', GOOD), answered('2026-03-03T12:00:00Z', GOOD)])
      .card!;
    const choice = replay([
      answered('2026-03-01T12:00:00Z', GOOD, { guess: 0.5 }),
      answered('2026-03-03T12:00:00Z', GOOD, { guess: 0.5 }),
    ]).card!;
    expect(choice.stability).toBe(number.stability);
    expect([number.intervalDays, choice.intervalDays]).toEqual([11, 4]);
  });
});

describe('availableAt', () => {
  const due = answered('2026-03-01T12:00:00Z', AGAIN);
  const availability = (...log: LogEntry[]) => {
    const { card, hold } = replay([due, ...log]);
    return availableAt(card as Card, hold)?.toISOString() ?? null;
  };

  it('returns the day it is due, or the day after it was buried where that is later', () => {
    expect(availability()).toBe('2026-03-02T04:00:00.000Z');
    expect(availability(decided('bury', '2026-03-01T13:00:00Z'))).toBe('2026-03-02T04:00:00.000Z');
    // In Shanghai the fifth of March begins on the fourth at 20:00 UTC.
    expect(availability(decided('bury', '2026-03-03T21:00:00Z', 'Asia/Shanghai'))).toBe(
      '2026-03-04T20:00:00.000Z',
    );
  });

  it('returns null while a card is suspended, and its day again afterwards or when that is undone', () => {
    const away = decided('suspend', '2026-03-01T13:00:00Z');
    expect(availability(away)).toBeNull();
    expect(availability(away, decided('unsuspend', '2026-03-05T13:00:00Z'))).toBe('2026-03-02T04:00:00.000Z');
    expect(availability(away, undo(away.id))).toBe('2026-03-02T04:00:00.000Z');
  });
});
