import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDay } from '../local-day';
import { heatMap, rhythmOf } from './activity';

const today = '2026-03-31' as LocalDay;
const daysAgo = (...ago: number[]) => new Map(ago.map((days) => [addDays(today, -days), 1]));
const someDays = fc.uniqueArray(fc.nat({ max: 120 }), { maxLength: 60 });

describe('rhythmOf', () => {
  it('counts the days with answers, and lets two days of rest between them pass', () => {
    expect(rhythmOf(daysAgo(0, 1, 4, 5), today)).toMatchObject({
      current: { days: 4, from: '2026-03-26', to: today },
      recent: 4,
    });
    expect(rhythmOf(daysAgo(0, 1, 5, 6, 7), today)).toMatchObject({
      current: { days: 2 },
      longest: { days: 3, from: '2026-03-24', to: '2026-03-26' },
    });
  });

  it('keeps a run while it could still be added to, today being young', () => {
    expect(rhythmOf(daysAgo(3, 4), today).current).toMatchObject({ days: 2 });
    expect(rhythmOf(daysAgo(4, 5), today)).toMatchObject({ current: null, longest: { days: 2 } });
    expect(rhythmOf(new Map(), today)).toMatchObject({ current: null, longest: null, recent: 0 });
  });

  it('never grows by a day without answers and never shrinks by one with them', () => {
    fc.assert(
      fc.property(someDays, fc.nat({ max: 120 }), (days, another) => {
        const before = rhythmOf(daysAgo(...days), today);
        const after = rhythmOf(daysAgo(...days, another), today);
        for (const [was, is] of [
          [before.current, after.current],
          [before.longest, after.longest],
        ] as const) {
          expect(is?.days ?? 0).toBeGreaterThanOrEqual(was?.days ?? 0);
        }
        expect(after.longest!.days).toBeGreaterThanOrEqual(after.current?.days ?? 0);
        expect(before.longest?.days ?? 0).toBeLessThanOrEqual(days.length);
        const idle = new Map([...daysAgo(...days), [addDays(today, -200), 0] as const]);
        expect(rhythmOf(idle, today)).toEqual(before);
      }),
    );
  });
});

describe('heatMap', () => {
  it('returns whole weeks from Monday on, the last cut short by today', () => {
    // The last of March 2026 is a Tuesday.
    const weeks = heatMap(new Map(), today, 3);
    expect(weeks.map((week) => [week[0]!.day, week.length])).toEqual([
      ['2026-03-16', 7],
      ['2026-03-23', 7],
      ['2026-03-30', 2],
    ]);
  });

  it('tells busy days from quiet ones of the same learner', () => {
    const counts = new Map([5, 10, 20, 40].map((answers, ago) => [addDays(today, -ago), answers]));
    const levels = heatMap(counts, today, 2)
      .flat()
      .slice(-5)
      .map(({ answers, level }) => [answers, level]);
    expect(levels).toEqual([
      [0, 0],
      [40, 4],
      [20, 3],
      [10, 2],
      [5, 1],
    ]);
  });

  it('leaves out no day and counts none twice; as many answers get the same level', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 9 }))), (entries) => {
        const counts = new Map(entries.map(([ago, answers]) => [addDays(today, -ago), answers]));
        const days = heatMap(counts, today, 10).flat();
        expect(days.map(({ day }) => day)).toEqual(days.map((_, i) => addDays(days[0]!.day, i)));
        expect(days.at(-1)!.day).toBe(today);
        const levels = new Map<number, number>();
        for (const { answers, level } of days) {
          expect(level > 0).toBe(answers > 0);
          expect(levels.get(answers) ?? level).toBe(level);
          levels.set(answers, level);
        }
        const busiest = Math.max(...levels.keys());
        if (busiest > 0) expect(levels.get(busiest)).toBe(4);
      }),
    );
  });
});
