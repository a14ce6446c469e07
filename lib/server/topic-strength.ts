import 'server-only';
import type { Text } from '@/lib/quiz/text';
import type { LocalDay } from '@/lib/review/local-day';
import { type Readiness, readiness } from '@/lib/review/readiness';
import type { CurrentItem, CurrentItems } from './current-items';
import { topicOf } from './packs';
import type { TargetCard } from './target-cards';

export type TopicStrength = {
  pack: string;
  topic: string;
  title: Text;
  packTitle: Text;
  /** The share of the topic's questions that would be known today, those never seen among them. */
  all: Readiness;
  /** The same of those seen. */
  seen: Readiness;
};

/** Every topic there is, the weakest first; those of which nothing was seen come last, in the order of the packs. */
export function topicStrengths(
  items: CurrentItems,
  cards: readonly TargetCard[],
  today: LocalDay,
): TopicStrength[] {
  const topics = new Map<string, CurrentItem[]>();
  for (const item of items.values()) {
    const name = `${item.pack}/${item.topic}`;
    topics.set(name, [...(topics.get(name) ?? []), item]);
  }
  const strengths = [...topics.values()].map((list) => topicStrength(list, cards, today));
  const key = ({ all, seen }: TopicStrength) => (seen.seen === 0 ? 2 : all.expected);
  return strengths.sort((a, b) => key(a) - key(b));
}

/** How one topic stands; `list` holds all of its items. */
export function topicStrength(
  list: readonly CurrentItem[],
  cards: readonly TargetCard[],
  today: LocalDay,
): TopicStrength {
  const { pack, topic, from } = list[0]!;
  const own = cards.filter(({ item }) => item.pack === pack && item.topic === topic);
  return {
    pack,
    topic,
    title: topicOf(from.pack, topic).title,
    packTitle: from.pack.title,
    all: readiness(own, list.length - own.length, today),
    seen: readiness(own, 0, today),
  };
}
