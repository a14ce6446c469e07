import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, type Card, comesLate, type ReviewEvent, replay } from './card';
import { AGAIN, GOOD, type Grade, gradeOf } from './grade-policy';
import { addDays, daysBetween, isTimeZone, type LocalDay, localDayOf, startOfDay } from './local-day';
import { intervalAfter, type Memory, recall, remember } from './memory';
import { reviewOrder } from './queue';

describe('localDayOf', () => {
  it.each([
    ['2026-03-01T19:59:59Z', 'Asia/Shanghai', '2026-03-01'],
    ['2026-03-01T20:00:00Z', 'Asia/Shanghai', '2026-03-02'],
    ['2026-03-01T03:59:00Z', 'UTC', '2026-02-28'],
    // The night clocks go forward in New York: 2 a.m. does not exist, 4 a.m. does.
    ['2026-03-08T07:59:00Z', 'America/New_York', '2026-03-07'],
    ['2026-03-08T08:00:00Z', 'America/New_York', '2026-03-08'],
  ])('returns for %s in %s the day %s', (instant, zone, day) => {
    expect(localDayOf(new Date(instant), zone)).toBe(day);
  });

  it('is undone by startOfDay: a day starts on itself and ends a millisecond before the next', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Shanghai',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Europe/London',
    );
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const day = localDayOf(date, zone);
        const start = startOfDay(day, zone);
        expect(localDayOf(start, zone)).toBe(day);
        expect(localDayOf(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
        expect(daysBetween(day, addDays(day, 17))).toBe(17);
      }),
    );
  });

  it('knows a time zone from nonsense', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Mars/Olympus'), isTimeZone('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('remember', () => {
  it('returns the memory fsrs-rs and ts-fsrs agree on for 1,3,3,3,3,3 after 0,0,1,3,8,21 days', () => {
    const grades: [Grade, number][] = [
      [AGAIN, 0],
      [GOOD, 0],
      [GOOD, 1],
      [GOOD, 3],
      [GOOD, 8],
      [GOOD, 21],
    ];
    const memory = grades.reduce<Memory | null>(
      (before, [grade, days]) => remember(before, days, grade),
      null,
    )!;
    expect(memory.stability).toBeCloseTo(53.62691, 3);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it('returns growing intervals for good answers, each given when it is due: 2, 11, 46, 163 days', () => {
    let memory: Memory | null = null;
    let interval = 0;
    const intervals = Array.from({ length: 4 }, () => {
      memory = remember(memory, interval, GOOD);
      interval = intervalAfter(memory, GOOD);
      return interval;
    });
    expect(intervals).toEqual([2, 11, 46, 163]);
  });

  it('predicts the desired recall on the day stability names, and tomorrow after any lapse', () => {
    const memory = { stability: 30, difficulty: 5 };
    expect(recall(memory, 0)).toBe(1);
    expect(recall(memory, 30)).toBeCloseTo(0.9, 6);
    expect(intervalAfter(memory, AGAIN)).toBe(1);
  });
});

describe('gradeOf', () => {
  const answered = { verdict: 'correct', methodHintUsed: false, answeredBefore: false } as const;
  it.each([
    ['right and unaided', answered, GOOD],
    ['right with the method in a hint', { ...answered, methodHintUsed: true }, AGAIN],
    ['a named mistake', { ...answered, verdict: 'slip' }, AGAIN],
    ['a wrong number', { ...answered, verdict: 'wrong' }, AGAIN],
    ['I don’t know', { ...answered, verdict: 'gaveUp' }, AGAIN],
    ['too few digits', { ...answered, verdict: 'imprecise' }, null],
    ['a second answer to the same numbers', { ...answered, answeredBefore: true }, null],
  ] as const)('returns for %s the grade of policy 1', (_, evidence, grade) => {
    expect(gradeOf(evidence)).toBe(grade);
  });
});

const events = fc
  .array(
    fc.record({
      attemptId: fc.uuid({ version: 7 }),
      answeredAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      timeZone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
      grade: fc.constantFrom<Grade | null>(AGAIN, GOOD, null),
    }),
    { maxLength: 30 },
  )
  .map((log) =>
    log.sort(
      (a, b) => a.answeredAt.getTime() - b.answeredAt.getTime() || (a.attemptId < b.attemptId ? -1 : 1),
    ),
  );

describe('replay', () => {
  it('returns exactly what answering one by one did, in whatever order the log is read', () => {
    fc.assert(
      fc.property(events, (log) => {
        const incremental = log.reduce<Card | null>(applyEvent, null);
        expect(replay(log)).toEqual(incremental);
        expect(replay([...log].reverse())).toEqual(incremental);
      }),
    );
  });

  it('is what an answer that comes late needs', () => {
    const event = (day: number, grade: Grade): ReviewEvent => ({
      attemptId: `0195-${day}`,
      answeredAt: new Date(Date.UTC(2026, 0, day, 12)),
      timeZone: 'UTC',
      grade,
    });
    const card = replay([event(1, GOOD), event(20, GOOD)]);
    expect(comesLate(card, event(5, AGAIN))).toBe(true);
    expect(comesLate(card, event(25, AGAIN))).toBe(false);
    expect(comesLate(null, event(5, AGAIN))).toBe(false);
  });

  it('counts a lapse only of what was known, and brings it back the next day at four', () => {
    const at = (instant: string, grade: Grade): ReviewEvent => ({
      attemptId: instant,
      answeredAt: new Date(instant),
      timeZone: 'UTC',
      grade,
    });
    const first = applyEvent(null, at('2026-03-01T12:00:00Z', AGAIN))!;
    expect(first).toMatchObject({ reps: 1, lapses: 0, dueAt: new Date('2026-03-02T04:00:00Z') });
    const second = applyEvent(first, at('2026-03-02T12:00:00Z', AGAIN))!;
    expect(second).toMatchObject({ reps: 2, lapses: 1, lastDay: '2026-03-02' as LocalDay });
  });
});

describe('reviewOrder', () => {
  it('returns what is due, longest overdue first, and alternates topics while it can', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    const due = (day: number, topic: string) => ({ dueAt: new Date(Date.UTC(2026, 2, day)), topic });
    const cards = [due(3, 'adam'), due(1, 'adam'), due(2, 'adam'), due(4, 'attention'), due(20, 'norm')];
    expect(reviewOrder(cards, now).map((card) => [card.topic, card.dueAt.getUTCDate()])).toEqual([
      ['adam', 1],
      ['attention', 4],
      ['adam', 2],
      ['adam', 3],
    ]);
  });
});
