import { Temporal } from '@js-temporal/polyfill';

/** A learner's own day, `YYYY-MM-DD`: it begins at four in the morning, so a late evening belongs to the day before. */
export type LocalDay = string & { readonly localDay: unique symbol };

const ROLLOVER_HOUR = 4;

/** Whether the runtime knows this IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** A formatter takes a while to make and there are a few hundred zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...numeric,
    timeZone,
    hourCycle: 'h23',
    calendar: 'iso8601',
  });
  formats.set(timeZone, format);
  return format;
}

/** The day an instant falls on for somebody in this zone. */
export function localDayOf(instant: Date, timeZone: string): LocalDay {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}` as LocalDay;
  return Number(parts.hour) < ROLLOVER_HOUR ? addDays(date, -1) : date;
}

/** The instant a local day begins. Where clocks skip four o'clock, the next instant that exists. */
export function startOfDay(day: LocalDay, timeZone: string): Date {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: { hour: ROLLOVER_HOUR },
  });
  return new Date(start.epochMilliseconds);
}

const DAY_MS = 86_400_000;

/** Midnight of a day in UTC: days are counted where every one of them has 24 hours. */
const midnight = (day: LocalDay) => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10) as LocalDay;
}

/** Days from one to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}
