import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDay } from '../local-day';
import { forecastOf } from './forecast';

const today = '2026-03-31' as LocalDay;

describe('forecastOf', () => {
  it('puts what is overdue under today, and says how much that is', () => {
    const due = ['2026-03-20', '2026-03-31', '2026-04-01', '2026-04-03'] as LocalDay[];
    expect(forecastOf(due, today, 3)).toEqual({
      days: [
        { day: '2026-03-31', due: 2 },
        { day: '2026-04-01', due: 1 },
        { day: '2026-04-02', due: 0 },
      ],
      overdue: 1,
      later: 1,
    });
  });

  it('counts every card once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 90 })),
        fc.integer({ min: 1, max: 40 }),
        (due, length) => {
          const { days, later } = forecastOf(
            due.map((ahead) => addDays(today, ahead)),
            today,
            length,
          );
          expect(days.reduce((sum, each) => sum + each.due, 0) + later).toBe(due.length);
        },
      ),
    );
  });
});
