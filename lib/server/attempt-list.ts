import 'server-only';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import type { Text } from '@/lib/quiz/text';
import type { JudgedKind } from './answer-view';
import { db } from './db';
import { isAttemptId, type PackVersionId } from './ids';
import { findItem, packVersion, topicOf } from './packs';
import { type Actor, may } from './policy';

export type AttemptLine = {
  id: string;
  answeredAt: string;
  pack: string;
  itemId: string;
  title: Text;
  topic: Text;
  raw: string;
  verdict: JudgedKind;
  /** Taken back by the learner. */
  undone: boolean;
};

/** Newest first. `older`: the last of them, where there are more; see `readAttempts`. */
export type AttemptPage = { attempts: AttemptLine[]; older: string | null };

const NOTHING: AttemptPage = { attempts: [], older: null };

/**
 * A learner's own attempts, those before a given one where it is named; null (404) when that is no attempt of theirs. A
 * visitor has none.
 */
export async function readAttempts(
  actor: Actor,
  { before, size }: { before?: string; size: number },
): Promise<AttemptPage | null> {
  if (!may(actor, { action: 'progress.read' }) || actor.kind === 'visitor') return NOTHING;
  const { learnerId } = actor;
  const last = before === undefined ? undefined : await placeOf(learnerId, before);
  if (last === null) return null;
  const rows = await readRows(learnerId, last, size + 1);
  const shown = rows.slice(0, size);
  const undone = await undoneAmong(
    learnerId,
    shown.map(({ id }) => id),
  );
  return {
    attempts: (await Promise.all(shown.map((row) => viewLine(row, undone.has(row.id))))).flat(),
    older: rows.length > size ? shown.at(-1)!.id : null,
  };
}

type Place = { id: string; answeredAt: Date };

async function placeOf(learnerId: string, id: string): Promise<Place | null> {
  if (!isAttemptId(id)) return null;
  const where = { learnerId_id: { learnerId, id } };
  return db().attempt.findUnique({ where, select: { id: true, answeredAt: true } });
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(learnerId: string, last: Place | undefined, take: number) {
  const earlier = last && {
    answeredAt: { lte: last.answeredAt },
    OR: [{ answeredAt: { lt: last.answeredAt } }, { id: { lt: last.id } }],
  };
  return db().attempt.findMany({
    where: { learnerId, ...earlier },
    // Ids grow with time, so they order what came at the same millisecond.
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    take,
    select: {
      id: true,
      answeredAt: true,
      packSlug: true,
      packVersionId: true,
      itemId: true,
      raw: true,
      verdict: true,
    },
  });
}

/** Which of these attempts were taken back. */
export async function undoneAmong(learnerId: string, ids: string[]): Promise<ReadonlySet<string>> {
  const events = await db().reviewEvent.findMany({
    where: { learnerId, targetId: { in: ids } },
    select: { targetId: true },
  });
  return new Set(events.map(({ targetId }) => targetId!));
}

/** An attempt under the title its item had then. */
async function viewLine(
  { packSlug, packVersionId, raw, verdict, answeredAt, ...row }: Row,
  undone: boolean,
): Promise<AttemptLine[]> {
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
      undone,
    },
  ];
}
