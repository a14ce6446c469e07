import 'server-only';
import type { Template } from '@/lib/quiz/template';
import { GOOD } from '@/lib/review/grade-policy';
import { type Item, type Pattern, patternsOf, type Right, remedyFor } from '@/lib/review/patterns';
import { type CurrentItem, type CurrentItems, itemNamed } from './current-items';
import { db } from './db';

/** A mistake that keeps coming back, and the question that answers it. */
export type Remedy = { pattern: Pattern; item: CurrentItem };

/** A mistake made longer ago than this has been grown out of. */
const WINDOW_DAYS = 30;
const MAX_SLIPS = 500;
const DAY_MS = 86_400_000;

type SlipRow = { packSlug: string; itemId: string; slipId: string; answeredAt: Date };

/** What mistakes still wait for their remedy, the latest first. */
export async function readRemedies(learnerId: string, items: CurrentItems, at: Date): Promise<Remedy[]> {
  const rows = await db().$queryRaw<SlipRow[]>`
    SELECT "packSlug", "itemId", "slipId", "answeredAt" FROM "attempt" a
    WHERE "learnerId" = ${learnerId}::uuid AND "slipId" IS NOT NULL AND "grade" IS NOT NULL
      AND "answeredAt" > ${new Date(at.getTime() - WINDOW_DAYS * DAY_MS)}
      AND NOT EXISTS (SELECT 1 FROM "review_event" e WHERE e."learnerId" = a."learnerId" AND e."targetId" = a."id")
    ORDER BY "answeredAt" DESC LIMIT ${MAX_SLIPS}`;
  const patterns = patternsOf(
    rows.flatMap(({ packSlug, itemId, slipId, answeredAt }) => {
      const item = itemNamed(items, packSlug, itemId);
      return item
        ? [{ pack: packSlug, itemId, slipId: slipName(item.template, slipId), at: answeredAt }]
        : [];
    }),
  );
  if (patterns.length === 0) return [];
  const rights = await rightsSince(learnerId, patterns.at(-1)!.lastAt);
  const all = [...items.values()];
  return patterns.flatMap((pattern) => {
    const candidates = all.filter(({ pack }) => pack === pattern.pack).map(asItem);
    const itemId = remedyFor(pattern, candidates, rights);
    const item = itemId === null ? undefined : itemNamed(items, pattern.pack, itemId);
    return item ? [{ pattern, item }] : [];
  });
}

async function rightsSince(learnerId: string, since: Date): Promise<Right[]> {
  const rows = await db().attempt.groupBy({
    by: ['packSlug', 'itemId'],
    where: { learnerId, grade: GOOD, answeredAt: { gt: since } },
    _max: { answeredAt: true },
  });
  return rows.map(({ packSlug, itemId, _max }) => ({ pack: packSlug, itemId, at: _max.answeredAt! }));
}

const asItem = ({ itemId, claim, topic, template }: CurrentItem): Item => ({
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
function slipName(template: Template, slipId: string): string {
  return template.kind === 'choice' ? `${template.id}/${slipId}` : slipId;
}
