import 'server-only';
import type { KindName } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { isWeak } from '@/lib/review/practice';
import { type ItemCandidate, readCandidates } from './candidates';
import { now } from './clock';
import { topicOf } from './packs';
import type { Actor } from './policy';
import { isInScope, isKnown } from './practice';
import type { Scope } from './practice-scope';
import { type Tag, tagsOf } from './tags';

export type PackChoice = {
  slug: string;
  title: Text;
  summary: Text;
  itemCount: number;
  topics: { id: string; title: Text; itemCount: number }[];
};

export type PracticeView = {
  /** How many questions there are, and how many of them fit. */
  total: number;
  fitting: number;
  /** How many a learner is weak at; null for a visitor. */
  weak: number | null;
  /** Whether every name in the scope stands for something. */
  known: boolean;
  /** What the scope names, in words. */
  named: { pack: Text | null; topic: Text | null };
  /** What can be chosen, whatever the scope. */
  kinds: KindName[];
  tags: Tag[];
  /** With what of them fits. */
  packs: PackChoice[];
};

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** What there is to practise, as far as it fits a scope. */
export async function readPractice(actor: Actor, scope: Scope): Promise<PracticeView> {
  const candidates = await readCandidates(actor, now());
  const fitting = candidates.filter((each) => isInScope(each, scope));
  const tags = new Map(
    candidates.flatMap(({ template }) => tagsOf(template).map((tag) => [tag.id, tag] as const)),
  );
  return {
    total: candidates.length,
    fitting: fitting.length,
    weak: actor.kind === 'learner' ? candidates.filter(isWeak).length : null,
    known: isKnown(candidates, scope),
    named: nameScope(candidates, scope),
    kinds: unique(candidates.map(({ kind }) => kind)),
    tags: [...tags.values()],
    packs: unique(fitting.map(({ from }) => from.pack)).map((pack) => ({
      slug: pack.slug,
      title: pack.title,
      summary: pack.summary,
      ...countTopics(fitting.filter((each) => each.pack === pack.slug)),
    })),
  };
}

function countTopics(fitting: readonly ItemCandidate[]): Pick<PackChoice, 'itemCount' | 'topics'> {
  const topics = fitting[0]!.from.pack.topics
    .map(({ id, title }) => ({ id, title, itemCount: fitting.filter(({ topic }) => topic === id).length }))
    .filter(({ itemCount }) => itemCount > 0);
  return { itemCount: fitting.length, topics };
}

function nameScope(candidates: readonly ItemCandidate[], { pack, topic }: Scope): PracticeView['named'] {
  const inPack = candidates.find((each) => each.pack === pack);
  const inTopic = candidates.find(
    (each) => each.topic === topic && (pack === undefined || each.pack === pack),
  );
  return {
    pack: inPack?.from.pack.title ?? null,
    topic: inTopic ? topicOf(inTopic.from.pack, inTopic.topic).title : null,
  };
}
