import 'server-only';
import { type LocalDay, localDayOf } from '@/lib/review/local-day';
import { type HeatWeek, heatMap, type Rhythm, rhythmOf } from '@/lib/review/progress/activity';
import { type Calibration, calibrationOf } from '@/lib/review/progress/calibration';
import { type Forecast, forecastOf } from '@/lib/review/progress/forecast';
import {
  type RetentionRow,
  type RetentionWeek,
  retentionByWeek,
  retentionTable,
} from '@/lib/review/progress/retention';
import { trialsOf } from '@/lib/review/progress/trials';
import { staysOpen } from './answer-view';
import { type AttemptPage, readAttempts } from './attempt-list';
import { now } from './clock';
import { type CurrentItems, currentItems, itemNamed } from './current-items';
import { type CardLog, readLog } from './learner-log';
import type { Only } from './markdown';
import { settleMocks } from './mock/finish';
import { type Actor, may } from './policy';
import { readSlipsMade, type SlipMade } from './slips-made';
import { readTargetCards } from './target-cards';
import { type TopicStrength, topicStrengths } from './topic-strength';

/** Answers that closed a question; what was taken back counts nowhere. */
export type Tally = { answers: number; correct: number };

export type ProgressView = {
  today: LocalDay;
  totals: Tally & { questions: number };
  day: Tally & { due: number };
  rhythm: Rhythm;
  heat: HeatWeek[];
  retention: { target: number; rows: RetentionRow[]; weeks: RetentionWeek[] };
  calibration: Calibration;
  /** Tests of memory that the learner marked: answers in their own words. */
  selfMarked: number;
  forecast: Forecast;
  topics: TopicStrength[];
  slips: SlipMade[];
  recent: AttemptPage;
};

const NO_ANSWERS: Tally = { answers: 0, correct: 0 };

const HEAT_WEEKS = 53;
const RETENTION_WEEKS = 12;
const FORECAST_DAYS = 30;
const RECENT = 8;

/** How a learner is doing, all from their own log; null when they have answered nothing yet, as for a visitor. */
export async function readProgress(actor: Actor, only?: Only): Promise<ProgressView | null> {
  if (!may(actor, { action: 'progress.read' }) || actor.kind === 'visitor') return null;
  const { learnerId, timeZone, preferences } = actor;
  await settleMocks(learnerId);
  const [log, items, recent] = await Promise.all([
    readLog(learnerId),
    currentItems(),
    readAttempts(actor, { size: RECENT }),
  ]);
  if (!recent || recent.attempts.length === 0) return null;
  const at = now();
  const today = localDayOf(at, timeZone);
  const [cards, slips] = await Promise.all([
    readTargetCards(learnerId, [...items.values()]),
    readSlipsMade(learnerId, log, items, only),
  ]);
  const tallies = tallyByDay(log);
  const counts = new Map([...tallies].map(([day, { answers }]) => [day, answers]));
  const asked = cards.flatMap(({ availableAt }) => availableAt ?? []);
  return {
    today,
    totals: { ...sumOf([...tallies.values()]), questions: cards.length },
    day: { ...(tallies.get(today) ?? NO_ANSWERS), due: asked.filter((due) => due <= at).length },
    rhythm: rhythmOf(counts, today),
    heat: heatMap(counts, today, HEAT_WEEKS),
    ...memoryOf(log, items, today, preferences.desiredRetention),
    forecast: forecastOf(
      asked.map((due) => localDayOf(due, timeZone)),
      today,
      FORECAST_DAYS,
    ),
    topics: topicStrengths(items, cards, today),
    slips,
    recent,
  };
}

function tallyByDay(log: readonly CardLog[]): Map<LocalDay, Tally> {
  const tallies = new Map<LocalDay, Tally>();
  for (const { day, verdict } of log.flatMap(({ answers }) => answers)) {
    if (staysOpen(verdict)) continue;
    const tally = tallies.get(day) ?? { answers: 0, correct: 0 };
    tally.answers += 1;
    tally.correct += Number(verdict === 'correct');
    tallies.set(day, tally);
  }
  return tallies;
}

const sumOf = (tallies: readonly Tally[]): Tally => ({
  answers: tallies.reduce((sum, { answers }) => sum + answers, 0),
  correct: tallies.reduce((sum, { correct }) => sum + correct, 0),
});

/** What was predicted and what was recalled, of items that are gone as well. */
function memoryOf(log: readonly CardLog[], items: CurrentItems, today: LocalDay, target: number) {
  const cards = log.map(({ pack, itemId, answers }) => ({
    trials: trialsOf(answers),
    selfMarked: itemNamed(items, pack, itemId)?.template.kind === 'explain',
  }));
  const trials = cards.flatMap((card) => card.trials);
  return {
    retention: {
      target,
      rows: retentionTable(trials, today),
      weeks: retentionByWeek(trials, today, RETENTION_WEEKS),
    },
    calibration: calibrationOf(trials),
    selfMarked: cards.reduce((sum, card) => sum + (card.selfMarked ? card.trials.length : 0), 0),
  };
}
