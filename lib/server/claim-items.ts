import 'server-only';
import type { Template } from '@/lib/quiz/template';
import { currentPacks } from './packs';

type Tested = Pick<Template, 'claim' | 'alsoTests'>;

const claimsOf = (item: Tested): string[] => [item.claim, ...item.alsoTests];

/** Whether nobody can answer an item without knowing a claim of the notes. */
export function testsClaim(item: Tested, claim: string): boolean {
  return claimsOf(item).includes(claim);
}

/** How many questions of the loaded packs test each claim. */
export async function itemCounts(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { pack } of await currentPacks()) {
    for (const claim of pack.items.flatMap(claimsOf)) counts.set(claim, (counts.get(claim) ?? 0) + 1);
  }
  return counts;
}
