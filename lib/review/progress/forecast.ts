import { addDays, daysBetween, type LocalDay } from '../local-day';

export type Forecast = {
  /** Today, with what has been due longer, and the days after it. */
  days: { day: LocalDay; due: number }[];
  /** Of today: what was due before it began. */
  overdue: number;
  /** Due later than that. */
  later: number;
};

/**
 * How much falls due on each day, if no more is answered: `dueDays` holds the day from which each card may be asked,
 * suspended ones left out.
 */
export function forecastOf(dueDays: readonly LocalDay[], today: LocalDay, length: number): Forecast {
  const due = new Array<number>(length).fill(0);
  let overdue = 0;
  let later = 0;
  for (const day of dueDays) {
    const ahead = daysBetween(today, day);
    if (ahead < 0) overdue += 1;
    if (ahead >= length) later += 1;
    else due[Math.max(0, ahead)]! += 1;
  }
  return { days: due.map((count, index) => ({ day: addDays(today, index), due: count })), overdue, later };
}
