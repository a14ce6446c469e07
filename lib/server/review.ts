import 'server-only';
import { addDays, localDayOf, startOfDay } from '@/lib/review/local-day';
import { reviewOrder } from '@/lib/review/queue';
import { now } from './clock';
import { db } from './db';
import { issueQuestion } from './issue-question';
import { currentPacks, findItem } from './packs';
import { type Actor, may } from './policy';

export type ReviewSummary = { dueNow: number; dueTomorrow: number; nextDueAt: string | null; cards: number };

/** How many of the cards that are longest overdue are looked at to choose the next. */
const WINDOW = 50;

/** What is due for a learner; a visitor has nothing yet. */
export async function reviewSummary(actor: Actor): Promise<ReviewSummary> {
  if (!may(actor, { action: 'review.read' }) || actor.kind === 'visitor') {
    return { dueNow: 0, dueTomorrow: 0, nextDueAt: null, cards: 0 };
  }
  const { learnerId, timeZone } = actor;
  const at = now();
  const tomorrowEnds = startOfDay(addDays(localDayOf(at, timeZone), 2), timeZone);
  const [row] = await db().$queryRaw<
    { dueNow: number; dueTomorrow: number; nextDueAt: Date | null; cards: number }[]
  >`
    SELECT count(*) FILTER (WHERE "availableAt" <= ${at})::int AS "dueNow",
           count(*) FILTER (WHERE "availableAt" > ${at} AND "availableAt" < ${tomorrowEnds})::int AS "dueTomorrow",
           min("availableAt") FILTER (WHERE "availableAt" > ${at}) AS "nextDueAt",
           count(*)::int AS "cards"
    FROM "card_state" WHERE "learnerId" = ${learnerId}::uuid`;
  return { ...row!, nextDueAt: row!.nextDueAt?.toISOString() ?? null };
}

/** A fresh variant of the card that should come next, as a token; null when nothing is due. */
export async function nextReviewQuestion(actor: Actor): Promise<string | null> {
  if (!may(actor, { action: 'review.read' }) || actor.kind === 'visitor') return null;
  const at = now();
  const [cards, packs] = await Promise.all([
    db().cardState.findMany({
      where: { learnerId: actor.learnerId, availableAt: { lte: at } },
      orderBy: { availableAt: 'asc' },
      take: WINDOW,
      select: { packSlug: true, itemId: true, dueAt: true, lastAnswerAt: true },
    }),
    currentPacks(),
  ]);
  const due = cards.flatMap((card) => {
    const from = packs.find(({ pack }) => pack.slug === card.packSlug);
    const item = from && findItem(from.pack, card.itemId);
    // An item that its pack no longer has cannot be asked; its card stays in the log's care.
    return from && item ? [{ from, item, dueAt: card.dueAt, topic: item.topic }] : [];
  });
  for (const { from, item } of reviewOrder(due, at)) {
    const token = issueQuestion(actor, from, item, 'review');
    if (token) return token;
  }
  return null;
}
