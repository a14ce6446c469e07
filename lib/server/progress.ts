import 'server-only';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import type { Text } from '@/lib/quiz/text';
import type { JudgedKind } from './answer-view';
import { now } from './clock';
import { db } from './db';
import type { PackVersionId } from './ids';
import { settleMocks } from './mock/finish';
import { currentPacks, findItem, packVersion, topicOf, type VersionedPack } from './packs';
import { type Actor, may } from './policy';

export type ProgressView = {
  totals: { attempts: number; correct: number; cards: number; dueNow: number };
  /** Newest first. */
  attempts: {
    id: string;
    answeredAt: string;
    pack: string;
    itemId: string;
    title: Text;
    topic: Text;
    raw: string;
    verdict: JudgedKind;
    slipId: string | null;
    graded: boolean;
  }[];
  /** Soonest due first. */
  cards: {
    pack: string;
    itemId: string;
    title: Text;
    topic: Text;
    dueAt: string;
    stabilityDays: number;
    reps: number;
    lapses: number;
  }[];
};

const MAX_ATTEMPTS = 50;
const MAX_CARDS = 500;

const nothing: ProgressView = {
  totals: { attempts: 0, correct: 0, cards: 0, dueNow: 0 },
  attempts: [],
  cards: [],
};

type Row = Awaited<ReturnType<typeof recentAttempts>>[number];

function recentAttempts(learnerId: string) {
  return db().attempt.findMany({
    where: { learnerId },
    // Ids grow with time, so they order what came at the same millisecond.
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    take: MAX_ATTEMPTS,
    select: {
      id: true,
      answeredAt: true,
      packSlug: true,
      packVersionId: true,
      itemId: true,
      raw: true,
      verdict: true,
      slipId: true,
      grade: true,
    },
  });
}

/** An attempt under the title its item had then. */
async function viewAttempt({ packSlug, packVersionId, grade, raw, verdict, answeredAt, ...row }: Row) {
  const pack = await packVersion(packVersionId as PackVersionId);
  const item = pack && findItem(pack, row.itemId);
  if (!pack || !item) return [];
  return [
    {
      ...row,
      answeredAt: answeredAt.toISOString(),
      pack: packSlug,
      title: item.title,
      topic: topicOf(pack, item.topic).title,
      raw: kindOf(item.kind).toLine(raw ?? ''),
      verdict: verdict as JudgedKind,
      graded: grade !== null,
    },
  ];
}

async function readCards(learnerId: string, packs: VersionedPack[]): Promise<ProgressView['cards']> {
  const rows = await db().cardState.findMany({
    where: { learnerId },
    orderBy: { dueAt: 'asc' },
    take: MAX_CARDS,
  });
  return rows.flatMap(({ packSlug, itemId, dueAt, stability, reps, lapses }) => {
    const pack = packs.find((each) => each.pack.slug === packSlug)?.pack;
    const item = pack && findItem(pack, itemId);
    if (!pack || !item) return [];
    const topic = topicOf(pack, item.topic).title;
    return [
      {
        pack: packSlug,
        itemId,
        title: item.title,
        topic,
        dueAt: dueAt.toISOString(),
        stabilityDays: stability,
        reps,
        lapses,
      },
    ];
  });
}

/** A learner's own attempts and cards; empty for a visitor. */
export async function readProgress(actor: Actor): Promise<ProgressView> {
  if (!may(actor, { action: 'progress.read' }) || actor.kind === 'visitor') return nothing;
  const { learnerId } = actor;
  await settleMocks(learnerId);
  const [attempts, correct, cardCount, dueNow, recent, packs] = await Promise.all([
    db().attempt.count({ where: { learnerId } }),
    db().attempt.count({ where: { learnerId, verdict: 'correct' } }),
    db().cardState.count({ where: { learnerId } }),
    db().cardState.count({ where: { learnerId, availableAt: { lte: now() } } }),
    recentAttempts(learnerId),
    currentPacks(),
  ]);
  return {
    totals: { attempts, correct, cards: cardCount, dueNow },
    attempts: (await Promise.all(recent.map(viewAttempt))).flat(),
    cards: await readCards(learnerId, packs),
  };
}
