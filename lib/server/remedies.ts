import 'server-only';
import { GOOD } from '@/lib/review/grade-policy';
import { type Pattern, patternsOf, type Right, remedyFor } from '@/lib/review/patterns';
import { type CurrentItem, type CurrentItems, itemNamed } from './current-items';
import { db } from './db';
import { asItem, readSlips } from './slips';

/** A mistake that keeps coming back, and the question that answers it. */
export type Remedy = { pattern: Pattern; item: CurrentItem };

/** What mistakes still wait for their remedy, the latest first. */
export async function readRemedies(learnerId: string, items: CurrentItems, at: Date): Promise<Remedy[]> {
  const patterns = patternsOf(await readSlips(learnerId, items, at));
  if (patterns.length === 0) return [];
  const rights = await rightsSince(learnerId, patterns.at(-1)!.lastAt);
  return patterns.flatMap((pattern) => {
    const item = remedyAmong(items, pattern, rights);
    return item ? [{ pattern, item }] : [];
  });
}

/** The question that answers a mistake, as `remedyFor` finds it; null once it is mended. */
export function remedyAmong(
  items: CurrentItems,
  pattern: Pattern,
  rights: readonly Right[],
): CurrentItem | null {
  const candidates = [...items.values()].filter(({ pack }) => pack === pattern.pack).map(asItem);
  const itemId = remedyFor(pattern, candidates, rights);
  return (itemId !== null && itemNamed(items, pattern.pack, itemId)) || null;
}

async function rightsSince(learnerId: string, since: Date): Promise<Right[]> {
  const rows = await db().attempt.groupBy({
    by: ['packSlug', 'itemId'],
    where: { learnerId, grade: GOOD, answeredAt: { gt: since } },
    _max: { answeredAt: true },
  });
  return rows.map(({ packSlug, itemId, _max }) => ({ pack: packSlug, itemId, at: _max.answeredAt! }));
}
