import 'server-only';
import type { Template } from '@/lib/quiz/template';
import type { Item, SlipMade } from '@/lib/review/patterns';
import { Prisma } from '../generated/prisma/client';
import { type CurrentItem, type CurrentItems, itemNamed } from './current-items';
import { db } from './db';

/** A mistake made longer ago than this has been grown out of. */
const WINDOW_DAYS = 30;
const MAX_SLIPS = 500;
const DAY_MS = 86_400_000;

type SlipRow = { packSlug: string; itemId: string; slipId: string; answeredAt: Date };

/** The named mistakes that a learner made of late and did not take back, the latest first; with `only`, one of them. */
export async function readSlips(
  learnerId: string,
  items: CurrentItems,
  at: Date,
  only?: { pack: string; slipId: string },
): Promise<SlipMade[]> {
  const one = only
    ? Prisma.sql`AND "packSlug" = ${only.pack} AND "slipId" = ${only.slipId}`
    : Prisma.sql`AND "slipId" IS NOT NULL`;
  const rows = await db().$queryRaw<SlipRow[]>`
    SELECT "packSlug", "itemId", "slipId", "answeredAt" FROM "attempt" a
    WHERE "learnerId" = ${learnerId}::uuid ${one} AND "grade" IS NOT NULL
      AND "answeredAt" > ${new Date(at.getTime() - WINDOW_DAYS * DAY_MS)}
      AND NOT EXISTS (SELECT 1 FROM "review_event" e WHERE e."learnerId" = a."learnerId" AND e."targetId" = a."id")
    ORDER BY "answeredAt" DESC LIMIT ${MAX_SLIPS}`;
  return rows.flatMap(({ packSlug, itemId, slipId, answeredAt }) => {
    const item = itemNamed(items, packSlug, itemId);
    return item ? [{ pack: packSlug, itemId, slipId: slipName(item.template, slipId), at: answeredAt }] : [];
  });
}

export const asItem = ({ itemId, claim, topic, template }: CurrentItem): Item => ({
  itemId,
  claim,
  topic,
  slipIds: slipIdsOf(template).map((id) => slipName(template, id)),
});

/** The mistakes that an item can tell by name. */
function slipIdsOf(template: Template): string[] {
  switch (template.kind) {
    case 'numeric':
      return template.slips.map(({ id }) => id);
    case 'cloze':
      return template.blanks.flatMap(({ mistakes }) => mistakes.map(({ id }) => id));
    case 'choice':
      return template.options.map(({ id }) => id);
    case 'order':
    case 'match':
    case 'explain':
      return [];
  }
}

/** The same name of two questions is the same mistake, save for options, which are named within their question. */
export function slipName(template: Template, slipId: string): string {
  return template.kind === 'choice' ? `${template.id}/${slipId}` : slipId;
}
