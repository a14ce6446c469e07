import 'server-only';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Template } from '@/lib/quiz/template';
import { testsClaim } from './claim-items';
import { db } from './db';
import { issueQuestion } from './issue-question';
import { currentPacks, type VersionedPack } from './packs';
import type { Actor } from './policy';

const wishSchema = z.strictObject({
  pack: z.string().max(100).optional(),
  topic: z.string().max(100).optional(),
  item: z.string().max(100).optional(),
  /** A claim of the notes that the question must test. */
  claim: z.string().max(120).optional(),
  /** The item just answered: another one, when there is another. */
  not: z.string().max(100).optional(),
});

export type PracticeWish = z.infer<typeof wishSchema>;

type Candidate = { from: VersionedPack; item: Template; lastSeen: number };

async function lastSeen(actor: Actor): Promise<Map<string, number>> {
  if (actor.kind === 'visitor') return new Map();
  const rows = await db().attempt.groupBy({
    by: ['packSlug', 'itemId'],
    where: { learnerId: actor.learnerId },
    _max: { answeredAt: true },
  });
  return new Map(rows.map((row) => [`${row.packSlug}/${row.itemId}`, row._max.answeredAt?.getTime() ?? 0]));
}

/** Never answered before first, then longest ago; chance decides among equals. */
function leastRecent(candidates: Candidate[]): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, chance: randomInt(2 ** 31) }))
    .sort((a, b) => a.candidate.lastSeen - b.candidate.lastSeen || a.chance - b.chance)
    .map(({ candidate }) => candidate);
}

/** A fresh question that fits the wish, as a token; null (404) when nothing does. */
export async function nextQuestion(actor: Actor, wish: unknown): Promise<string | null> {
  const parsed = wishSchema.safeParse(wish);
  if (!parsed.success) return null;
  const { pack: slug, topic, item: itemId, claim, not } = parsed.data;
  const [packs, seen] = await Promise.all([currentPacks(), lastSeen(actor)]);
  const fitting = packs
    .filter(({ pack }) => slug === undefined || pack.slug === slug)
    .flatMap((from) =>
      from.pack.items
        .filter(
          (item) =>
            (topic === undefined || item.topic === topic) &&
            (claim === undefined || testsClaim(item, claim)) &&
            (itemId === undefined || item.id === itemId),
        )
        .map((item) => ({ from, item, lastSeen: seen.get(`${from.pack.slug}/${item.id}`) ?? 0 })),
    );
  const others = fitting.filter(({ item }) => item.id !== not);
  for (const { from, item } of leastRecent(others.length > 0 ? others : fitting)) {
    const token = issueQuestion(actor, from, item, 'practice');
    if (token) return token;
  }
  return null;
}
