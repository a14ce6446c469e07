import type { KindName } from '@/lib/quiz/template';
import type { Skill } from './disperse';

/** A question that could be asked next, with what is known of this learner and it. */
export type Candidate = Skill & {
  kind: KindName;
  /** As its author sees it, from 1 to 5; null where they did not say. */
  difficulty: number | null;
  tags: readonly string[];
  /** When it was last answered; null: never. */
  lastSeen: Date | null;
  /** Predicted recall today, less what would be luck; null: never answered. */
  recall: number | null;
  /** How often it was missed of late, since it was last right. */
  missed: number;
};

/** What a run is narrowed to; what is null is not asked for. */
export type Wanted = {
  pack: string | null;
  topic: string | null;
  tag: string | null;
  kinds: readonly KindName[] | null;
  /** Lowest and highest, both included. A question whose author did not say fits no range. */
  difficulty: readonly [low: number, high: number] | null;
  /** Only what this learner is weak at, the weakest most often. */
  weak: boolean;
  /** Topics take turns, however many questions each has. */
  mix: boolean;
};

export function isWanted(candidate: Candidate, wanted: Wanted): boolean {
  const { difficulty } = candidate;
  return (
    (wanted.pack === null || candidate.pack === wanted.pack) &&
    (wanted.topic === null || candidate.topic === wanted.topic) &&
    (wanted.tag === null || candidate.tags.includes(wanted.tag)) &&
    (wanted.kinds === null || wanted.kinds.includes(candidate.kind)) &&
    (wanted.difficulty === null ||
      (difficulty !== null && wanted.difficulty[0] <= difficulty && difficulty <= wanted.difficulty[1])) &&
    (!wanted.weak || isWeak(candidate))
  );
}

/** From 0 (known) to 1: how likely it is forgotten, where every miss since it was last right halves what is believed. */
export function weaknessOf({ recall, missed }: Pick<Candidate, 'recall' | 'missed'>): number {
  return recall === null ? 0 : 1 - recall * 0.5 ** missed;
}

/** Known less than three times in four. */
const WEAK_FROM = 0.25;

export const isWeak = (candidate: Pick<Candidate, 'recall' | 'missed'>) => weaknessOf(candidate) > WEAK_FROM;

export type Moment = {
  at: Date;
  /** Uniform on [0, 1). */
  random: () => number;
  /** What was just answered. */
  last: Pick<Skill, 'pack' | 'itemId'> | null;
};

const isSame = (a: Pick<Skill, 'pack' | 'itemId'>, b: Pick<Skill, 'pack' | 'itemId'> | null) =>
  b !== null && a.pack === b.pack && a.itemId === b.itemId;

/**
 * The same questions in the order in which to ask them. Never seen comes before seen, and what was seen longest ago
 * before the rest; chance decides among equals. What was just answered comes last.
 */
export function practiceOrder<T extends Candidate>(
  candidates: readonly T[],
  { weak, mix }: Pick<Wanted, 'weak' | 'mix'>,
  moment: Moment,
): T[] {
  const inOrder = weak ? weakestOften(candidates, moment) : leastRecent(candidates, moment);
  const ordered = mix ? topicsInTurn(inOrder, moment.last) : inOrder;
  return [
    ...ordered.filter((each) => !isSame(each, moment.last)),
    ...ordered.filter((each) => isSame(each, moment.last)),
  ];
}

const seenAt = ({ lastSeen }: Candidate) => lastSeen?.getTime() ?? Number.NEGATIVE_INFINITY;

function leastRecent<T extends Candidate>(candidates: readonly T[], { random }: Moment): T[] {
  return candidates
    .map((candidate) => ({ candidate, seen: seenAt(candidate), chance: random() }))
    .sort((a, b) => (a.seen === b.seen ? a.chance - b.chance : a.seen - b.seen))
    .map(({ candidate }) => candidate);
}

/** What was answered a moment ago is still in the ear: it says little to ask it again at once. */
const REST_MS = 20 * 60_000;

/**
 * In an order of chance in which weight decides who is likely to be first: sampling without replacement by exponential
 * keys, −ln(u)/w (Efraimidis & Spirakis, Information Processing Letters 97, 2006).
 */
function weakestOften<T extends Candidate>(candidates: readonly T[], { at, random }: Moment): T[] {
  return candidates
    .map((candidate) => {
      const rest = Math.max(0, at.getTime() - (candidate.lastSeen?.getTime() ?? 0));
      const weight = weaknessOf(candidate) * -Math.expm1(-rest / REST_MS);
      const chance = -Math.log1p(-random());
      return { candidate, key: weight === 0 ? Number.POSITIVE_INFINITY : chance / weight };
    })
    .sort((a, b) => (a.key === b.key ? 0 : a.key - b.key))
    .map(({ candidate }) => candidate);
}

const topicOf = ({ pack, topic }: Pick<Skill, 'pack' | 'topic'>) => `${pack}/${topic}`;

/** One question of each topic in turn; the topic that was asked longest ago begins, and that of the last one ends. */
function topicsInTurn<T extends Candidate>(ordered: readonly T[], last: Moment['last']): T[] {
  const topics = new Map<string, T[]>();
  for (const candidate of ordered) {
    const name = topicOf(candidate);
    topics.set(name, [...(topics.get(name) ?? []), candidate]);
  }
  const latest = (list: readonly T[]) =>
    list.some((each) => isSame(each, last)) ? Number.POSITIVE_INFINITY : Math.max(...list.map(seenAt));
  const turns = [...topics.values()]
    .map((list) => ({ list, latest: latest(list) }))
    .sort((a, b) => (a.latest === b.latest ? 0 : a.latest - b.latest));
  const longest = Math.max(0, ...turns.map(({ list }) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    turns.flatMap(({ list }) => (turn < list.length ? [list[turn]!] : [])),
  ).flat();
}

/**
 * Questions like one: of the same claim; where there is no other, of the same topic; failing that, the question itself,
 * whose numbers will be new.
 */
export function alike<T extends Candidate>(candidates: readonly T[], like: Skill): T[] {
  const others = candidates.filter((each) => !isSame(each, like));
  const siblings = others.filter(({ claim }) => claim === like.claim);
  if (siblings.length > 0) return siblings;
  const relatives = others.filter((each) => topicOf(each) === topicOf(like));
  return relatives.length > 0 ? relatives : candidates.filter((each) => isSame(each, like));
}
