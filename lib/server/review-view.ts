import 'server-only';
import type { Text } from '@/lib/quiz/text';
import { addDays, type LocalDay, localDayOf, startOfDay } from '@/lib/review/local-day';
import type { Pattern } from '@/lib/review/patterns';
import type { Source } from '@/lib/review/queue';
import { now } from './clock';
import { type CurrentItems, currentItems, itemNamed } from './current-items';
import { db } from './db';
import { upcomingInterview } from './interview';
import { type Html, renderLines } from './markdown';
import { claimLink } from './notes';
import { type Actor, may } from './policy';
import type { Remedy } from './remedies';
import { type LearnerDay, readAhead, readDay } from './review-queue';

export type RemedyView = {
  kind: Pattern['kind'];
  times: number;
  /** Where the mistake was made, and the question that is asked for it. */
  titles: Text[];
  remedy: Text;
  claim: { path: string; titleHtml: Html } | null;
};

export type ReviewView = {
  /** What is left of today, by why it is asked. */
  left: Record<Source, number>;
  total: number;
  /** More is due than a day holds. */
  backlog: boolean;
  reviewsPerDay: number;
  done: { reviews: number; fresh: number };
  remedies: RemedyView[];
  /** How much falls due on each of the days to come. */
  forecast: { day: LocalDay; due: number }[];
  /** What could be asked already today, of what falls due tomorrow. */
  ahead: number;
  putAway: { pack: string; itemId: string; title: Text }[];
  interview: LocalDay | null;
  today: LocalDay;
  hasCards: boolean;
};

const FORECAST_DAYS = 14;

/** A learner's day and the days to come; null for a visitor, who has none. */
export async function readReview(actor: Actor): Promise<ReviewView | null> {
  if (!may(actor, { action: 'review.read' }) || actor.kind === 'visitor') return null;
  const { learnerId, timeZone, preferences } = actor;
  const at = now();
  const today = localDayOf(at, timeZone);
  const [items, day, forecast, interview, ahead] = await Promise.all([
    currentItems(),
    readDay(actor, at),
    readForecast(learnerId, today, timeZone),
    upcomingInterview(learnerId, today),
    readAhead(actor, at),
  ]);
  return {
    left: countBySource(day),
    total: day.queue.length,
    backlog: day.backlog,
    reviewsPerDay: preferences.reviewsPerDay,
    done: { reviews: day.done.reviews, fresh: day.done.fresh },
    remedies: day.remedies.map((remedy) => viewRemedy(remedy, items)),
    forecast,
    ahead: ahead.length,
    putAway: await readSuspended(learnerId, items),
    interview: interview?.day ?? null,
    today,
    hasCards: (await db().cardState.findFirst({ where: { learnerId }, select: { itemId: true } })) !== null,
  };
}

function countBySource({ queue }: LearnerDay): Record<Source, number> {
  const counts: Record<Source, number> = { remedy: 0, lastLook: 0, due: 0, fresh: 0, ahead: 0 };
  for (const { source } of queue) counts[source] += 1;
  return counts;
}

function viewRemedy({ pattern, item }: Remedy, items: CurrentItems): RemedyView {
  const claim = claimLink(item.claim);
  return {
    kind: pattern.kind,
    times: pattern.times,
    titles: pattern.items.flatMap((itemId) => itemNamed(items, pattern.pack, itemId)?.template.title ?? []),
    remedy: item.template.title,
    claim: claim && { path: claim.path, titleHtml: renderLines(claim.title) },
  };
}

/** The days after today, by the learner's own calendar. */
async function readForecast(learnerId: string, today: LocalDay, timeZone: string) {
  const days = Array.from({ length: FORECAST_DAYS }, (_, index) => addDays(today, index + 1));
  const edges = [...days, addDays(today, FORECAST_DAYS + 1)].map((day) => startOfDay(day, timeZone));
  const rows = await db().$queryRaw<{ place: number; due: number }[]>`
    SELECT width_bucket("availableAt", ${edges}::timestamptz[]) AS "place", count(*)::int AS "due" FROM "card_state"
    WHERE "learnerId" = ${learnerId}::uuid AND "availableAt" >= ${edges[0]} AND "availableAt" < ${edges.at(-1)}
    GROUP BY 1`;
  return days.map((day, index) => ({ day, due: rows.find(({ place }) => place === index + 1)?.due ?? 0 }));
}

async function readSuspended(learnerId: string, items: CurrentItems): Promise<ReviewView['putAway']> {
  const rows = await db().cardHold.findMany({
    where: { learnerId, suspendedAt: { not: null } },
    orderBy: { suspendedAt: 'desc' },
    select: { packSlug: true, itemId: true },
  });
  return rows.flatMap(({ packSlug, itemId }) => {
    const item = itemNamed(items, packSlug, itemId);
    return item ? [{ pack: packSlug, itemId, title: item.template.title }] : [];
  });
}
