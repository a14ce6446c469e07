import 'server-only';
import type { Skill } from '@/lib/review/disperse';
import { type LocalDay, localDayOf, startOfDay } from '@/lib/review/local-day';
import type { Done, Timed } from '@/lib/review/queue';
import { Prisma } from '../generated/prisma/client';
import { type CurrentItem, type CurrentItems, itemNamed } from './current-items';
import { db } from './db';
import type { Learner } from './policy';

type DueRow = { packSlug: string; itemId: string; availableAt: Date; lastDay: string };
type Place = Pick<DueRow, 'packSlug' | 'itemId' | 'availableAt'>;

/**
 * A page of one learner's cards that are available by `until`, longest overdue first, after a place in that order. The
 * index `card_state_next` answers it alone, whatever number of cards and answers there are.
 */
export function dueQuery(learnerId: string, until: Date, limit: number, after: Place | null): Prisma.Sql {
  const from = after ?? { availableAt: new Date(0), packSlug: '', itemId: '' };
  return Prisma.sql`
    SELECT "packSlug", "itemId", "availableAt", "lastDay" FROM "card_state"
    WHERE "learnerId" = ${learnerId}::uuid AND "availableAt" <= ${until}
      AND ("availableAt", "packSlug", "itemId") > (${from.availableAt}, ${from.packSlug}, ${from.itemId})
    ORDER BY "availableAt", "packSlug", "itemId" LIMIT ${limit}`;
}

/** The next page is so much larger, so that many cards of items that are gone cost few queries. */
const GROWTH = 4;

/** The first cards that are available by `until`. One whose item its pack no longer has cannot be asked. */
export async function readDue(
  learnerId: string,
  items: CurrentItems,
  until: Date,
  limit: number,
): Promise<(CurrentItem & Timed)[]> {
  const found: (CurrentItem & Timed)[] = [];
  let last: Place | null = null;
  for (let size = limit; found.length < limit; size *= GROWTH) {
    const rows: DueRow[] = await db().$queryRaw<DueRow[]>(dueQuery(learnerId, until, size, last));
    for (const { packSlug, itemId, availableAt, lastDay } of rows) {
      const item = itemNamed(items, packSlug, itemId);
      if (item) found.push({ ...item, dueAt: availableAt, lastDay: lastDay as LocalDay });
    }
    if (rows.length < size) break;
    last = rows.at(-1) ?? null;
  }
  return found.slice(0, limit);
}

type WorkRow = { packSlug: string; itemId: string; firstDay: string; lastDay: string };

/** What was answered since the learner's day began; what was taken back is no work. */
export async function readDone(
  { learnerId, timeZone }: Learner,
  items: CurrentItems,
  at: Date,
): Promise<Done> {
  const today = localDayOf(at, timeZone);
  const rows = await db().$queryRaw<WorkRow[]>`
    SELECT a."packSlug", a."itemId", c."firstDay", c."lastDay"
    FROM (SELECT "packSlug", "itemId", max("answeredAt") AS "at" FROM "attempt"
          WHERE "learnerId" = ${learnerId}::uuid AND "answeredAt" >= ${startOfDay(today, timeZone)} AND "grade" IS NOT NULL
          GROUP BY "packSlug", "itemId") a
    JOIN "card_state" c ON c."learnerId" = ${learnerId}::uuid AND c."packSlug" = a."packSlug" AND c."itemId" = a."itemId"
    ORDER BY a."at"`;
  const done = rows.filter(({ lastDay }) => lastDay >= today);
  const fresh = done.filter(({ firstDay }) => firstDay >= today).length;
  const recent: Skill[] = done.flatMap(({ packSlug, itemId }) => itemNamed(items, packSlug, itemId) ?? []);
  return { reviews: done.length - fresh, fresh, recent };
}

/** More than anybody introduces in a day, and enough that siblings may be left for another. */
const MAX_FRESH = 200;

/** Items never answered and not put away, in the order given. */
export async function readFresh(
  learnerId: string,
  items: CurrentItems,
  inOrder: readonly CurrentItem[],
  at: Date,
): Promise<CurrentItem[]> {
  const rows = await db().$queryRaw<{ pack: string; item: string }[]>`
    SELECT u."pack", u."item"
    FROM unnest(${inOrder.map(({ pack }) => pack)}::text[], ${inOrder.map(({ itemId }) => itemId)}::text[])
      WITH ORDINALITY AS u("pack", "item", "place")
    WHERE NOT EXISTS (SELECT 1 FROM "card_state" c
        WHERE c."learnerId" = ${learnerId}::uuid AND c."packSlug" = u."pack" AND c."itemId" = u."item")
      AND NOT EXISTS (SELECT 1 FROM "card_hold" h
        WHERE h."learnerId" = ${learnerId}::uuid AND h."packSlug" = u."pack" AND h."itemId" = u."item"
          AND (h."suspendedAt" IS NOT NULL OR h."buriedUntil" > ${at}))
    ORDER BY u."place" LIMIT ${MAX_FRESH}`;
  return rows.flatMap(({ pack, item }) => itemNamed(items, pack, item) ?? []);
}

/** Which cards a learner has put away, as pack/item. */
export async function readPutAway(learnerId: string, at: Date): Promise<ReadonlySet<string>> {
  const holds = await db().cardHold.findMany({
    where: { learnerId, OR: [{ suspendedAt: { not: null } }, { buriedUntil: { gt: at } }] },
    select: { packSlug: true, itemId: true },
  });
  return new Set(holds.map(({ packSlug, itemId }) => `${packSlug}/${itemId}`));
}
