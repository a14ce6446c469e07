import 'server-only';
import type { Grade } from '@/lib/review/grade-policy';
import type { LocalDay } from '@/lib/review/local-day';
import type { Memory } from '@/lib/review/memory';
import type { Predicted } from '@/lib/review/readiness';
import { type CurrentItem, itemNamed } from './current-items';
import { db } from './db';

export type TargetCard = Predicted &
  Memory & {
    item: CurrentItem;
    dueAt: Date;
    /** null while it is suspended. */
    availableAt: Date | null;
    intervalDays: number;
  };

type Row = {
  packSlug: string;
  itemId: string;
  stability: number;
  difficulty: number;
  dueAt: Date;
  availableAt: Date | null;
  intervalDays: number;
  lastDay: string;
  firstGrade: number;
  guess: number;
};

/** The cards that a learner has of certain items. */
export async function readTargetCards(
  learnerId: string,
  items: readonly CurrentItem[],
): Promise<TargetCard[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT c."packSlug", c."itemId", c."stability", c."difficulty", c."dueAt", c."availableAt", c."intervalDays",
      c."lastDay", c."firstGrade", c."guess"
    FROM unnest(${items.map(({ pack }) => pack)}::text[], ${items.map(({ itemId }) => itemId)}::text[])
      AS u("pack", "item")
    JOIN "card_state" c ON c."learnerId" = ${learnerId}::uuid AND c."packSlug" = u."pack" AND c."itemId" = u."item"`;
  const named = new Map(items.map((item) => [`${item.pack}/${item.itemId}`, item]));
  return rows.map(({ packSlug, itemId, lastDay, firstGrade, ...numbers }) => ({
    ...numbers,
    item: itemNamed(named, packSlug, itemId)!,
    lastDay: lastDay as LocalDay,
    firstGrade: firstGrade as Grade,
  }));
}
