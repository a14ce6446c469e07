import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isTimeZone, localDayOf, startOfDay } from './local-day';

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
