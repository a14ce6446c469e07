import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDay } from '../local-day';
import { trial, trials } from './answers.fixture';
import { retentionByWeek, retentionOf, retentionTable } from './retention';

const today = '2026-03-31' as LocalDay;

describe('retentionOf', () => {
  it('returns what was recalled and what was predicted of the same', () => {
    const some = [trial('2026-03-01', true), trial('2026-03-02', false, { predicted: 0.5 })];
    expect(retentionOf(some)).toMatchObject({ count: 1, total: 2, share: 0.5, predicted: 0.7 });
    expect(retentionOf([])).toBeNull();
  });
});

describe('retentionTable', () => {
  it('counts today among the last 30 days, and an interval of three weeks as long', () => {
    const some = [
      trial('2026-03-31', true, { intervalDays: 21 }),
      trial('2026-03-02', false, { intervalDays: 20 }),
      trial('2026-03-01', true),
      trial('2025-03-31', true),
    ];
    const counts = retentionTable(some, today).map(({ days, all, young, mature }) => [
      days,
      all?.total,
      young?.total,
      mature?.total,
    ]);
    expect(counts).toEqual([
      [30, 2, 1, 1],
      [365, 3, 2, 1],
      [null, 4, 3, 1],
    ]);
  });

  it('divides every row into short and long intervals, and no row holds more than the next', () => {
    fc.assert(
      fc.property(trials, (some) => {
        const rows = retentionTable(some, '2026-06-01' as LocalDay);
        for (const { all, young, mature } of rows) {
          expect((young?.total ?? 0) + (mature?.total ?? 0)).toBe(all?.total ?? 0);
          expect((young?.count ?? 0) + (mature?.count ?? 0)).toBe(all?.count ?? 0);
        }
        const totals = rows.map(({ all }) => all?.total ?? 0);
        expect(totals).toEqual([...totals].sort((a, b) => a - b));
        expect(totals.at(-1)).toBe(some.length);
      }),
    );
  });
});

describe('retentionByWeek', () => {
  it('returns weeks that end today and do not overlap, empty ones too', () => {
    const some = [trial('2026-03-31', true), trial('2026-03-25', false), trial('2026-03-17', true)];
    const weeks = retentionByWeek(some, today, 3);
    expect(weeks.map(({ from, to, retention }) => [from, to, retention?.total])).toEqual([
      ['2026-03-11', '2026-03-17', 1],
      ['2026-03-18', '2026-03-24', undefined],
      ['2026-03-25', '2026-03-31', 2],
    ]);
  });
});
