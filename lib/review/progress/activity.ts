import { addDays, daysBetween, type LocalDay } from '../local-day';

/** How many answers were given on each day that had any. */
export type DayCounts = ReadonlyMap<LocalDay, number>;

/** Days that belong together: no more than `REST_DAYS` between one with answers and the next. */
export type Run = { days: number; from: LocalDay; to: LocalDay };

/** A weekend off ends nothing: rest is part of practice. */
export const REST_DAYS = 2;

const WINDOW_DAYS = 28;

export type Rhythm = {
  /** The run that today belongs to, or could still be added to; null when there is none. */
  current: Run | null;
  longest: Run | null;
  /** Days with answers among the last 28. */
  recent: number;
  windowDays: number;
};

/** How steadily somebody practises. A run counts the days with answers in it, never the days of rest. */
export function rhythmOf(counts: DayCounts, today: LocalDay): Rhythm {
  // A clock or a traveller may be ahead of today; those days count from tomorrow on.
  const days = [...counts.keys()].filter((day) => counts.get(day)! > 0 && day <= today).sort();
  const runs = runsOf(days);
  const last = runs.at(-1);
  return {
    current: last && daysBetween(last.to, today) <= REST_DAYS + 1 ? last : null,
    longest: runs.reduce<Run | null>(
      (best, run) => (best === null || run.days >= best.days ? run : best),
      null,
    ),
    recent: days.filter((day) => day > addDays(today, -WINDOW_DAYS)).length,
    windowDays: WINDOW_DAYS,
  };
}

function runsOf(days: readonly LocalDay[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && daysBetween(run.to, day) <= REST_DAYS + 1) Object.assign(run, { to: day, days: run.days + 1 });
    else runs.push({ days: 1, from: day, to: day });
  }
  return runs;
}

/** 0: no answers; 4: more than on three quarters of the days that had any, or as many as on the busiest. */
export type Level = 0 | 1 | 2 | 3 | 4;

export type HeatDay = { day: LocalDay; answers: number; level: Level };
/** From Monday on; the last may be cut short by today. */
export type HeatWeek = HeatDay[];

/** Whole weeks up to today, the oldest first, each day with how busy it was for this learner. */
export function heatMap(counts: DayCounts, today: LocalDay, weeks: number): HeatWeek[] {
  const monday = addDays(today, -daysSinceMonday(today));
  const first = addDays(monday, -7 * (weeks - 1));
  const shown = Array.from({ length: daysBetween(first, today) + 1 }, (_, index) => addDays(first, index));
  const busy = shown.flatMap((day) => counts.get(day) || []).sort((a, b) => a - b);
  const level = (answers: number) =>
    (answers === 0 ? 0 : Math.ceil((4 * (busy.lastIndexOf(answers) + 1)) / busy.length)) as Level;
  const days = shown.map((day) => {
    const answers = counts.get(day) ?? 0;
    return { day, answers, level: level(answers) };
  });
  return Array.from({ length: weeks }, (_, week) => days.slice(7 * week, 7 * week + 7));
}

/** The first of January 1970 was a Thursday. */
const daysSinceMonday = (day: LocalDay) => (((daysBetween('1970-01-01' as LocalDay, day) + 3) % 7) + 7) % 7;
