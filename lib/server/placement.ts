import 'server-only';
import { randomBytes } from 'node:crypto';
import { createStream } from '@/lib/engine/random';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { GOOD } from '@/lib/review/grade-policy';
import {
  PLACEMENT_LENGTH,
  type Placed,
  type PlacementItem,
  placementOrder,
  standingsOf,
  type TopicStanding,
} from '@/lib/review/placement';
import { readCandidates } from './candidates';
import { now } from './clock';
import { type CurrentItem, type CurrentItems, currentItems, itemNamed } from './current-items';
import { db } from './db';
import { issueQuestion } from './issue-question';
import { difficultyOf, sectionOf } from './mock/sections';
import { topicOf } from './packs';
import { type Actor, may } from './policy';

/** Answered in a quarter of a minute: one line to choose, or words to put into a text. */
const isShort = (template: Template) =>
  (template.kind === 'choice' && !template.multiple) ||
  (template.kind === 'cloze' && template.bank !== undefined);

const placementItem = ({ pack, itemId, topic, claim, from, template }: CurrentItem): PlacementItem => ({
  pack,
  itemId,
  topic,
  claim,
  area: sectionOf(template, from.pack).id,
  difficulty: difficultyOf(template),
});

type Row = { packSlug: string; itemId: string; grade: number; total: number };

/** The last answers that place a learner, one placement’s worth at most, and how many there are in all. */
async function readPlaced(
  learnerId: string,
  items: CurrentItems,
): Promise<{ placed: Placed[]; total: number }> {
  // The literal lets the partial index answer it.
  const rows = await db().$queryRaw<Row[]>`
    SELECT "packSlug", "itemId", "grade", (count(*) OVER ())::int AS "total" FROM "attempt" a
    WHERE "learnerId" = ${learnerId}::uuid AND "mode" = 'placement' AND "grade" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "review_event" e WHERE e."learnerId" = a."learnerId" AND e."targetId" = a."id")
    ORDER BY "answeredAt" DESC, "id" DESC LIMIT ${PLACEMENT_LENGTH}`;
  const placed = rows.reverse().flatMap(({ packSlug, itemId, grade }) => {
    const item = itemNamed(items, packSlug, itemId);
    return item ? [{ ...placementItem(item), right: grade === GOOD }] : [];
  });
  return { placed, total: rows[0]?.total ?? 0 };
}

/** How far into a placement so many answers are: from 0, or the whole length when one is over. */
const placeIn = (total: number): number => (total === 0 ? 0 : ((total - 1) % PLACEMENT_LENGTH) + 1);

const SEED_BYTES = 16;

/**
 * The next question of a placement, as a token; null when it is over, unless it is to begin `anew`. What was answered
 * before does not come again while there is anything else.
 */
export async function nextPlacement(actor: Actor, { anew = false } = {}): Promise<string | null> {
  const candidates = await readCandidates(actor, now());
  const items = new Map(candidates.map((each) => [`${each.pack}/${each.itemId}`, each]));
  const { placed, total } =
    actor.kind === 'learner' ? await readPlaced(actor.learnerId, items) : { placed: [], total: 0 };
  const isOver = placeIn(total) === PLACEMENT_LENGTH;
  if (isOver && !anew) return null;
  const thisTime = isOver || total === 0 ? [] : placed.slice(-placeIn(total));
  const short = candidates.filter(({ template }) => isShort(template));
  const unseen = short.filter(({ lastSeen }) => lastSeen === null);
  const random = createStream(randomBytes(SEED_BYTES).toString('hex'), 'placement').uniform;
  const from = (unseen.length > 0 ? unseen : short).map((each) => ({ ...each, ...placementItem(each) }));
  for (const each of placementOrder(from, thisTime, random)) {
    const token = issueQuestion(actor, each.from, each.template, 'placement');
    if (token) return token;
  }
  return null;
}

const topicName = ({ pack, topic }: CurrentItem) => `${pack}/${topic}`;

/** Every topic with the area that most of its items are in. */
function topicsOf(items: CurrentItems): { name: string; area: string; item: CurrentItem }[] {
  const byTopic = new Map<string, CurrentItem[]>();
  for (const item of items.values())
    byTopic.set(topicName(item), [...(byTopic.get(topicName(item)) ?? []), item]);
  return [...byTopic].map(([name, list]) => {
    const areas = list.map((item) => placementItem(item).area);
    const count = (area: string) => areas.filter((each) => each === area).length;
    const area = areas.reduce((most, each) => (count(each) > count(most) ? each : most));
    return { name, area, item: list[areas.indexOf(area)]! };
  });
}

/** What a learner’s placement says of every topic, by pack/topic; null without one. */
export async function readStandings(
  learnerId: string,
  items: CurrentItems,
): Promise<ReadonlyMap<string, TopicStanding> | null> {
  const { placed } = await readPlaced(learnerId, items);
  if (placed.length === 0) return null;
  return new Map(standingsOf(topicsOf(items), placed).map((standing) => [standing.name, standing]));
}

type NamedTopic = { pack: string; topic: string; title: Text; packTitle: Text };

export type PlacementView = {
  length: number;
  /** How many of this placement are answered; all of them when it is over. */
  answered: number;
  /** By part of the course, in its order: what was asked about there. */
  areas: {
    id: string;
    title: Text;
    right: number;
    asked: number;
    topics: (NamedTopic & { right: boolean })[];
  }[];
  /** Where new questions will come from first, the least known first. */
  first: NamedTopic[];
  /** Where they will come from last. */
  last: NamedTopic[];
};

/** As many as fit a page that says where to begin. */
const MAX_NAMED = 6;

/** How a placement stands, or what it came to. */
export async function readPlacement(actor: Actor): Promise<PlacementView> {
  const empty = { length: PLACEMENT_LENGTH, answered: 0, areas: [], first: [], last: [] };
  if (!may(actor, { action: 'progress.read' }) || actor.kind === 'visitor') return empty;
  const items = await currentItems();
  const { placed, total } = await readPlaced(actor.learnerId, items);
  const topics = topicsOf(items);
  const named = new Map(topics.map(({ name, item }) => [name, nameTopic(item)]));
  const standings = standingsOf(topics, placed).sort((a, b) => a.expected - b.expected);
  const only = (fits: (standing: TopicStanding) => boolean) =>
    standings.filter(fits).map(({ name }) => named.get(name)!);
  return {
    ...empty,
    answered: placeIn(total),
    areas: areasOf(items, placed, named),
    first: only(({ expected }) => expected < 0.5).slice(0, MAX_NAMED),
    last: only(({ expected }) => expected > 0.5)
      .reverse()
      .slice(0, MAX_NAMED),
  };
}

function nameTopic(item: CurrentItem): NamedTopic {
  const { pack } = item.from;
  return {
    pack: item.pack,
    topic: item.topic,
    title: topicOf(pack, item.topic).title,
    packTitle: pack.title,
  };
}

function areasOf(
  items: CurrentItems,
  placed: readonly Placed[],
  named: ReadonlyMap<string, NamedTopic>,
): PlacementView['areas'] {
  const titles = new Map(
    [...items.values()].map(({ template, from }) => {
      const { id, title } = sectionOf(template, from.pack);
      return [id, title] as const;
    }),
  );
  return [...titles]
    .map(([id, title]) => {
      const here = placed.filter(({ area }) => area === id);
      const topics = here.map((each) => ({ ...named.get(`${each.pack}/${each.topic}`)!, right: each.right }));
      return { id, title, right: here.filter(({ right }) => right).length, asked: here.length, topics };
    })
    .filter(({ asked }) => asked > 0);
}
