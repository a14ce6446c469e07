import 'server-only';
import type { Grade } from '@/lib/review/grade-policy';
import { type LocalDay, localDayOf } from '@/lib/review/local-day';
import type { Candidate } from '@/lib/review/practice';
import { knownOn } from '@/lib/review/readiness';
import { type CurrentItem, currentItems } from './current-items';
import { db } from './db';
import type { Actor, Learner } from './policy';
import { tagsOf } from './tags';

/** An item that can be asked, with what is known of the learner and it. */
export type ItemCandidate = CurrentItem & Candidate;

type Row = {
  packSlug: string;
  itemId: string;
  lastSeen: Date;
  missed: number;
  stability: number | null;
  guess: number;
  firstGrade: Grade;
  lastDay: string;
};

/** A miss longer ago than this has been grown out of. */
const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;

/** Of each item ever answered: when it was seen, and how often it was missed of late, since it was last right. */
async function readSeen(learnerId: string, at: Date): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    WITH answers AS (
      SELECT a."packSlug", a."itemId", a."answeredAt", a."grade" = 1 AND NOT v."undone" AS "isMiss",
        count(*) FILTER (WHERE a."grade" = 3 AND NOT v."undone")
          OVER (PARTITION BY a."packSlug", a."itemId" ORDER BY a."answeredAt" DESC, a."id" DESC) AS "rightsSince"
      FROM "attempt" a, LATERAL (SELECT EXISTS (SELECT 1 FROM "review_event" e
        WHERE e."learnerId" = a."learnerId" AND e."targetId" = a."id") AS "undone") v
      WHERE a."learnerId" = ${learnerId}::uuid)
    SELECT s.*, c."stability", c."guess", c."firstGrade", c."lastDay"
    FROM (
      SELECT "packSlug", "itemId", max("answeredAt") AS "lastSeen",
        (count(*) FILTER (WHERE "isMiss" AND "answeredAt" > ${new Date(at.getTime() - WINDOW_DAYS * DAY_MS)}
          AND "rightsSince" = 0))::int AS "missed"
      FROM answers GROUP BY "packSlug", "itemId") s
    LEFT JOIN "card_state" c ON c."learnerId" = ${learnerId}::uuid
      AND c."packSlug" = s."packSlug" AND c."itemId" = s."itemId"`;
}

function recallOf({ stability, lastDay, guess, firstGrade }: Row, today: LocalDay): number | null {
  if (stability === null) return null;
  return knownOn({ stability, lastDay: lastDay as LocalDay, guess, firstGrade }, today);
}

const nothing = { lastSeen: null, recall: null, missed: 0 };

async function readStandings(
  { learnerId, timeZone }: Learner,
  at: Date,
): Promise<ReadonlyMap<string, Pick<Candidate, 'lastSeen' | 'recall' | 'missed'>>> {
  const today = localDayOf(at, timeZone);
  const rows = await readSeen(learnerId, at);
  return new Map(
    rows.map((row) => [
      `${row.packSlug}/${row.itemId}`,
      { lastSeen: row.lastSeen, recall: recallOf(row, today), missed: row.missed },
    ]),
  );
}

/** Every item there is to ask, as it stands with whoever is asking. */
export async function readCandidates(actor: Actor, at: Date): Promise<ItemCandidate[]> {
  const [items, standings] = await Promise.all([
    currentItems(),
    actor.kind === 'learner' ? readStandings(actor, at) : new Map<string, never>(),
  ]);
  return [...items].map(([name, item]) => ({
    ...item,
    kind: item.template.kind,
    difficulty: item.template.difficulty ?? null,
    tags: tagsOf(item.template).map(({ id }) => id),
    ...(standings.get(name) ?? nothing),
  }));
}
