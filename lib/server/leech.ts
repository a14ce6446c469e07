import 'server-only';
import type { Text } from '@/lib/quiz/text';
import { leechOn, patternsOf } from '@/lib/review/patterns';
import { currentItems, itemNamed } from './current-items';
import { remedyAmong } from './remedies';
import { readSlips, slipName } from './slips';

/** A mistake that one question keeps drawing out. */
export type Leech = {
  /** How often, this time included. */
  times: number;
  /** A question that asks for the same thing in another way; null where there is none. */
  contrast: { pack: string; itemId: string; title: Text } | null;
};

type Made = { pack: string; itemId: string; slipId: string };

/** Whether the mistake just made has become a leech: the same one so often on the same question. */
export async function readLeech(learnerId: string, made: Made, at: Date): Promise<Leech | null> {
  const { pack, itemId, slipId } = made;
  const items = await currentItems();
  const item = itemNamed(items, pack, itemId);
  if (!item) return null;
  const name = slipName(item.template, slipId);
  const slips = (await readSlips(learnerId, items, at, { pack, slipId })).filter(
    (slip) => slip.slipId === name,
  );
  const times = leechOn(slips, itemId);
  const [pattern] = patternsOf(slips);
  if (times === null || !pattern) return null;
  const other = remedyAmong(items, pattern, []);
  return {
    times,
    contrast:
      other && other.itemId !== itemId
        ? { pack: other.pack, itemId: other.itemId, title: other.template.title }
        : null,
  };
}
