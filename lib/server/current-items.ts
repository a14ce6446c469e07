import 'server-only';
import type { Template } from '@/lib/quiz/template';
import type { Skill } from '@/lib/review/disperse';
import { currentPacks, type VersionedPack } from './packs';

/** An item that can be asked, and where it comes from. */
export type CurrentItem = Skill & { from: VersionedPack; template: Template };

/** By pack/item. */
export type CurrentItems = ReadonlyMap<string, CurrentItem>;

/** Every item of the packs as they are now. */
export async function currentItems(): Promise<CurrentItems> {
  const packs = await currentPacks();
  return new Map(
    packs.flatMap((from) =>
      from.pack.items.map((template) => {
        const { id: itemId, topic, claim } = template;
        const pack = from.pack.slug;
        return [`${pack}/${itemId}`, { pack, itemId, topic, claim, from, template }] as const;
      }),
    ),
  );
}

export const itemNamed = (items: CurrentItems, pack: string, itemId: string) =>
  items.get(`${pack}/${itemId}`);

/** How well a topic (pack/topic) is expected to be known, from 0 to 1; ½ where nothing is known of it. */
export type ExpectedOf = (topic: string) => number;

/**
 * One item of each topic in turn, in the order of the packs: first the topics named (pack/topic), then those that are
 * hardly known, then those of which nothing is known, and last those that are known.
 */
export function introductionOrder(
  items: CurrentItems,
  first: readonly string[],
  expectedOf: ExpectedOf = () => 0.5,
): CurrentItem[] {
  const topics = new Map<string, CurrentItem[]>();
  for (const item of items.values()) {
    const name = `${item.pack}/${item.topic}`;
    topics.set(name, [...(topics.get(name) ?? []), item]);
  }
  const groupOf = (name: string) => (first.includes(name) ? -2 : Math.sign(expectedOf(name) - 0.5));
  return [-2, -1, 0, 1].flatMap((group) =>
    inTurn([...topics].filter(([name]) => groupOf(name) === group).map(([, list]) => list)),
  );
}

function inTurn<T>(lists: readonly T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => (turn < list.length ? [list[turn]!] : [])),
  ).flat();
}
