import 'server-only';
import { addDays, localDayOf, startOfDay } from '@/lib/review/local-day';
import { now } from './clock';
import { currentItems } from './current-items';
import { db } from './db';
import { issueQuestion } from './issue-question';
import { type Actor, may } from './policy';
import { readAhead, readDay } from './review-queue';
import { readDue } from './review-supply';

export type ReviewSummary = { dueNow: number; dueTomorrow: number; nextDueAt: string | null; cards: number };

/** Counting stops here: as many as anybody reviews in a day. */
const MAX_COUNTED = 500;

/** What is due for a learner, now and until tomorrow ends, up to 500; a visitor has nothing yet. */
export async function reviewSummary(actor: Actor): Promise<ReviewSummary> {
  if (!may(actor, { action: 'review.read' }) || actor.kind === 'visitor') {
    return { dueNow: 0, dueTomorrow: 0, nextDueAt: null, cards: 0 };
  }
  const { learnerId, timeZone } = actor;
  const at = now();
  const tomorrowEnds = startOfDay(addDays(localDayOf(at, timeZone), 2), timeZone);
  const [items, later, known] = await Promise.all([
    currentItems(),
    db().cardState.findFirst({
      where: { learnerId, availableAt: { gt: at } },
      orderBy: { availableAt: 'asc' },
      select: { availableAt: true },
    }),
    db().cardState.count({ where: { learnerId }, take: MAX_COUNTED }),
  ]);
  const due = await readDue(learnerId, items, new Date(tomorrowEnds.getTime() - 1), MAX_COUNTED);
  const dueNow = due.filter(({ dueAt }) => dueAt <= at).length;
  return {
    dueNow,
    dueTomorrow: due.length - dueNow,
    nextDueAt: later?.availableAt?.toISOString() ?? null,
    cards: known,
  };
}

/**
 * A fresh variant of what should be asked next, as a token; null when today's queue is done. With `ahead` it goes on to
 * what falls due tomorrow.
 */
export async function nextReviewQuestion(actor: Actor, { ahead = false } = {}): Promise<string | null> {
  if (!may(actor, { action: 'review.read' }) || actor.kind === 'visitor') return null;
  const at = now();
  const { queue } = await readDay(actor, at);
  for (const { card } of queue.length > 0 || !ahead ? queue : await readAhead(actor, at)) {
    const token = issueQuestion(actor, card.from, card.template, 'review');
    if (token) return token;
  }
  return null;
}
