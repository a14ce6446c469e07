import { addDays, daysBetween, type LocalDay } from './local-day';

export type DayProblem = 'notADay' | 'past' | 'tooFar';

/** Who prepares for longer than this has no date yet. */
const MAX_DAYS_AHEAD = 730;

/** Reads the day of an interview, `YYYY-MM-DD`. Today will do; yesterday, 30 February and the year 3000 will not. */
export function readInterviewDay(
  text: string,
  today: LocalDay,
): { ok: true; day: LocalDay } | { ok: false; problem: DayProblem } {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    return { ok: false, problem: 'notADay' };
  }
  const day = text as LocalDay;
  const ahead = daysBetween(today, day);
  if (ahead < 0) return { ok: false, problem: 'past' };
  return ahead > MAX_DAYS_AHEAD ? { ok: false, problem: 'tooFar' } : { ok: true, day };
}

const MIN_LOOK_DAYS = 2;
const MAX_LOOK_DAYS = 7;

/** The first of the last days, in which everything is shown once more: as many as that takes, from two to seven. */
export function lastLooksBegin(interview: LocalDay, cards: number, reviewsPerDay: number): LocalDay {
  const days = Math.ceil(cards / reviewsPerDay);
  return addDays(interview, -Math.min(MAX_LOOK_DAYS, Math.max(MIN_LOOK_DAYS, days)));
}

/**
 * How many of `left` last looks belong to today, when `doneToday` were already had: as many each day, so that none are
 * left when the interview comes.
 */
export function lastLooksToday(
  left: number,
  doneToday: number,
  today: LocalDay,
  interview: LocalDay,
): number {
  const days = Math.max(1, daysBetween(today, interview));
  return Math.min(left, Math.max(0, Math.ceil((left + doneToday) / days) - doneToday));
}
