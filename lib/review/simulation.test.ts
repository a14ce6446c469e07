import { describe, expect, it } from 'vitest';
import { applyAnswer, type Card } from './card';
import { AGAIN, GOOD } from './grade-policy';
import { type Day, liveThrough, randomFrom } from './learner.fixture';
import { addDays, daysBetween, type LocalDay, startOfDay } from './local-day';
import { recall } from './memory';
import { DEFAULT_PREFERENCES } from './preferences';
import { longestOverdueFirst } from './queue';

const cap = DEFAULT_PREFERENCES.reviewsPerDay;
const sum = (days: readonly Day[], of: (day: Day) => number) =>
  days.reduce((total, day) => total + of(day), 0);
const most = (days: readonly Day[], of: (day: Day) => number) => Math.max(...days.map(of));
const retention = (days: readonly Day[]) => sum(days, (day) => day.right) / sum(days, (day) => day.reviews);

describe('180 days of a learner who remembers as predicted, away for three weeks', () => {
  const away = (index: number) => index >= 90 && index < 111;
  const days = liveThrough({ items: 400, days: 180, seed: 1, away });

  it('introduce every question, none after the daily rate', () => {
    expect(sum(days, (day) => day.introduced)).toBe(400);
    expect(most(days, (day) => day.introduced)).toBeLessThanOrEqual(DEFAULT_PREFERENCES.newPerDay);
    expect(sum(days.slice(0, 30), (day) => day.introduced)).toBeGreaterThan(200);
  });

  it('neither starve nor explode: the cap holds, and all but a card or two are asked on their day', () => {
    expect(most(days, (day) => day.reviews)).toBeLessThanOrEqual(cap);
    expect(most(days.slice(0, 90), (day) => day.dueAfter)).toBeLessThanOrEqual(2);
    expect(days.filter((day) => day.present && day.dueBefore > 0 && day.reviews === 0)).toEqual([]);
  });

  it('work the backlog off within a week, introduce nothing meanwhile, and no card waits on', () => {
    const back = days.slice(111);
    expect(back[0]!.dueBefore).toBeGreaterThan(2 * cap);
    expect(back.findIndex((day) => day.dueAfter === 0)).toBeLessThan(7);
    expect(most(back.slice(7), (day) => day.longestWait)).toBe(0);
  });

  it('keep retention near the 90 % aimed at', () => {
    expect(retention(days.slice(30, 90))).toBeGreaterThan(0.87);
    expect(retention(days.slice(30, 90))).toBeLessThan(0.93);
    expect(retention(days.slice(125))).toBeGreaterThan(0.85);
  });

  it('cost more and keep more when more is aimed at', () => {
    const keen = liveThrough({ items: 400, days: 90, seed: 1, preferences: { desiredRetention: 0.95 } });
    expect(retention(keen.slice(30))).toBeGreaterThan(retention(days.slice(30, 90)) + 0.02);
    expect(sum(keen, (day) => day.reviews)).toBeGreaterThan(sum(days.slice(0, 90), (day) => day.reviews));
  });
});

describe('180 days of a learner who forgets more than predicted', () => {
  it('stay within the cap, slow the new questions down, and still get through all of them', () => {
    const days = liveThrough({ items: 400, days: 180, seed: 2, remembers: (predicted) => predicted ** 2 });
    expect(most(days, (day) => day.reviews)).toBeLessThanOrEqual(cap);
    expect(most(days, (day) => day.longestWait)).toBeLessThan(7);
    expect(sum(days.slice(0, 40), (day) => day.introduced)).toBeLessThan(400);
    expect(sum(days, (day) => day.introduced)).toBe(400);
  });
});

describe('longestOverdueFirst', () => {
  const start = '2026-06-01' as LocalDay;

  /** Cards that all fell due some time in the last 90 days. */
  function backlog(count: number): Card[] {
    const random = randomFrom(7);
    return Array.from({ length: count }, () => {
      const stability = Math.exp(random() * 4.5);
      const intervalDays = Math.max(1, Math.round(stability));
      const lastDay = addDays(start, -Math.floor(random() * 90) - intervalDays);
      return {
        ...{ stability, difficulty: 5, intervalDays, guess: 0, reps: 3, lapses: 0 },
        ...{ firstDay: lastDay, firstGrade: GOOD, lastDay, lastAttemptId: '' },
        lastAnswerAt: startOfDay(lastDay, 'UTC'),
        dueAt: startOfDay(addDays(lastDay, intervalDays), 'UTC'),
      };
    });
  }

  /** What is known and what is still due after some days of `perDay` answers, in an order. */
  function workOff(order: typeof longestOverdueFirst, perDay: number, days: number) {
    const random = randomFrom(7);
    const cards = new Set(backlog(400));
    for (let index = 0; index < days; index++) {
      const day = addDays(start, index);
      const at = startOfDay(day, 'UTC');
      for (const card of order([...cards].filter(({ dueAt }) => dueAt <= at)).slice(0, perDay)) {
        const grade = random() < recall(card, daysBetween(card.lastDay, day)) ? GOOD : AGAIN;
        const answer = {
          kind: 'answer',
          id: '',
          at,
          timeZone: 'UTC',
          grade,
          guess: 0,
          retention: 0.9,
        } as const;
        cards.delete(card);
        cards.add(applyAnswer(card, answer)!);
      }
    }
    const end = addDays(start, days);
    const known = [...cards].reduce((total, card) => total + recall(card, daysBetween(card.lastDay, end)), 0);
    return { known, due: [...cards].filter(({ dueAt }) => dueAt <= startOfDay(end, 'UTC')).length };
  }

  it('leaves less of a backlog, and more of what was learnt, than the other way round', () => {
    const oldest = workOff(longestOverdueFirst, 20, 20);
    const newest = workOff((due) => longestOverdueFirst(due).reverse(), 20, 20);
    expect(oldest.due).toBeLessThan(newest.due * 0.75);
    expect(oldest.known).toBeGreaterThan(newest.known * 1.04);
  });
});
