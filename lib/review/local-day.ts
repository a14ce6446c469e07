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

/** The day an instant falls on for somebody in this zone. */
export function localDayOf(instant: Date, timeZone: string): LocalDay {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const day = there.hour < ROLLOVER_HOUR ? there.toPlainDate().subtract({ days: 1 }) : there.toPlainDate();
  return day.toString() as LocalDay;
}

/** The instant a local day begins. Where clocks skip four o'clock, the next instant that exists. */
export function startOfDay(day: LocalDay, timeZone: string): Date {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: { hour: ROLLOVER_HOUR },
  });
  return new Date(start.epochMilliseconds);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return Temporal.PlainDate.from(day).add({ days }).toString() as LocalDay;
}

/** Days from one to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}
