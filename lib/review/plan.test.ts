import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDay } from './local-day';
import { type Planned, planUntil } from './plan';
import { DEFAULT_PREFERENCES } from './preferences';

const today = '2026-03-10' as LocalDay;
const preferences = { ...DEFAULT_PREFERENCES, newPerDay: 5, reviewsPerDay: 20 };
const planned = (dueIn: number): Planned => ({
  stability: 8,
  difficulty: 5,
  dueDay: addDays(today, dueIn),
  lastDay: addDays(today, dueIn - 8),
  guess: 0,
});
const total = (plan: ReturnType<typeof planUntil>, what: 'reviews' | 'fresh' | 'lastLooks') =>
  plan.days.reduce((sum, day) => sum + day[what], 0);

describe('planUntil', () => {
  it('returns every day from today to the one before, with what is due and what is new', () => {
    const cards = [planned(0), planned(0), planned(1)];
    const plan = planUntil({ today, interview: addDays(today, 10), cards, unseen: 12, preferences });
    expect(plan.days).toHaveLength(10);
    expect(plan.days.slice(0, 3)).toEqual([
      { day: today, reviews: 2, fresh: 5, lastLooks: 0 },
      { day: addDays(today, 1), reviews: 1, fresh: 5, lastLooks: 0 },
      // The five of the first day come back after two days.
      { day: addDays(today, 2), reviews: 5, fresh: 2, lastLooks: 0 },
    ]);
    expect(plan).toMatchObject({ unseenLeft: 0, newPerDayNeeded: 2 });
  });

  it('shows everything once more in the last days, what is due then anyhow aside', () => {
    const cards = Array.from({ length: 30 }, () => ({ ...planned(100), lastDay: addDays(today, -1) }));
    const plan = planUntil({ today, interview: addDays(today, 20), cards, unseen: 0, preferences });
    expect(plan.days.map(({ lastLooks }) => lastLooks).slice(-3)).toEqual([0, 15, 15]);
    expect(total(plan, 'reviews')).toBe(0);
  });

  it('says what will not have been seen, and what rate would show all', () => {
    const plan = planUntil({ today, interview: addDays(today, 4), cards: [], unseen: 40, preferences });
    expect(plan).toMatchObject({ unseenLeft: 20, newPerDayNeeded: 10 });
    expect(planUntil({ today, interview: today, cards: [], unseen: 3, preferences })).toEqual({
      days: [],
      unseenLeft: 3,
      newPerDayNeeded: 3,
    });
  });

  it('never asks more than a day holds, nor introduces a question twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 80 }),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 45 }),
        (dueIns, unseen, days) => {
          const cards = dueIns.map(planned);
          const plan = planUntil({ today, interview: addDays(today, days), cards, unseen, preferences });
          expect(plan.days).toHaveLength(days);
          expect(total(plan, 'fresh') + plan.unseenLeft).toBe(unseen);
          for (const day of plan.days) expect(day.reviews).toBeLessThanOrEqual(preferences.reviewsPerDay);
        },
      ),
      { numRuns: 50 },
    );
  });
});
