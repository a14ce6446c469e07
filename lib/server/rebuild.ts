import 'server-only';
import { type Card, type ReviewEvent, replay } from '@/lib/review/card';
import type { Grade } from '@/lib/review/grade-policy';
import type { Transaction } from './db';

type CardKey = { packSlug: string; itemId: string };

/** The graded events of one learner's log, card by card. */
async function eventsByCard(tx: Transaction, learnerId: string, only?: CardKey) {
  const rows = await tx.attempt.findMany({
    where: { learnerId, grade: { not: null }, ...only },
    select: { id: true, packSlug: true, itemId: true, answeredAt: true, timeZone: true, grade: true },
  });
  const byCard = new Map<string, { key: CardKey; events: ReviewEvent[] }>();
  for (const { id, packSlug, itemId, answeredAt, timeZone, grade } of rows) {
    const name = JSON.stringify([packSlug, itemId]);
    const card = byCard.get(name) ?? { key: { packSlug, itemId }, events: [] };
    card.events.push({ attemptId: id, answeredAt, timeZone, grade: grade as Grade });
    byCard.set(name, card);
  }
  return byCard;
}

/** The card one template's log gives: what a late event makes necessary. */
export async function replayCard(tx: Transaction, learnerId: string, key: CardKey): Promise<Card | null> {
  const [found] = (await eventsByCard(tx, learnerId, key)).values();
  return found ? replay(found.events) : null;
}

/** Throws a learner's cards away and folds them anew from the log. */
export async function rebuildCards(tx: Transaction, learnerId: string): Promise<number> {
  const byCard = await eventsByCard(tx, learnerId);
  const cards = [...byCard.values()].flatMap(({ key, events }) => {
    const card = replay(events);
    return card ? [{ learnerId, ...key, ...card }] : [];
  });
  await tx.cardState.deleteMany({ where: { learnerId } });
  await tx.cardState.createMany({ data: cards });
  return cards.length;
}
