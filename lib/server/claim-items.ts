import 'server-only';
import { currentPacks } from './packs';

/** How many questions of the loaded packs test each claim. */
export async function itemCounts(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { pack } of await currentPacks()) {
    for (const { claim } of pack.items) counts.set(claim, (counts.get(claim) ?? 0) + 1);
  }
  return counts;
}
