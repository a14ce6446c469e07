import 'server-only';
import type { Text } from '@/lib/quiz/text';
import { daysBetween, localDayOf } from '@/lib/review/local-day';
import { recall } from '@/lib/review/memory';
import { now } from './clock';
import { currentItems } from './current-items';
import { type Actor, may } from './policy';
import { readTargetCards, type TargetCard } from './target-cards';
import { type TopicStrength, topicStrength } from './topic-strength';

export type TopicItem = {
  itemId: string;
  title: Text;
  /** null for what was never answered. */
  card: { recall: number; dueAt: string; intervalDays: number; suspended: boolean } | null;
};

/** A topic and each of its items, what is least likely to be recalled first and what was never seen last. */
export type TopicProgress = TopicStrength & { items: TopicItem[] };

/** How a learner stands in one topic; null (404) when there is no such topic. A visitor has seen nothing. */
export async function readTopicProgress(
  actor: Actor,
  pack: string,
  topic: string,
): Promise<TopicProgress | null> {
  const items = [...(await currentItems()).values()].filter(
    (item) => item.pack === pack && item.topic === topic,
  );
  if (items.length === 0) return null;
  const learner = may(actor, { action: 'progress.read' }) && actor.kind === 'learner' ? actor : null;
  const cards = learner ? await readTargetCards(learner.learnerId, items) : [];
  const today = localDayOf(now(), learner?.timeZone ?? 'UTC');
  const cardOf = new Map(cards.map((card) => [card.item, card]));
  const viewCard = (card: TargetCard): TopicItem['card'] => ({
    recall: recall(card, daysBetween(card.lastDay, today)),
    dueAt: card.dueAt.toISOString(),
    intervalDays: card.intervalDays,
    suspended: card.availableAt === null,
  });
  const rows = items.map((item) => {
    const card = cardOf.get(item);
    return { itemId: item.itemId, title: item.template.title, card: card ? viewCard(card) : null };
  });
  return {
    ...topicStrength(items, cards, today),
    items: rows.sort((a, b) => (a.card?.recall ?? 2) - (b.card?.recall ?? 2)),
  };
}
