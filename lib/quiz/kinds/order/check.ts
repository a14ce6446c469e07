import { malformedBecause } from '../../submission';
import { type Verdict, verdictOf } from '../../verdict';
import type { OrderKey } from './key';
import { readOrder } from './submission';

/**
 * Judges an order by its pairs, as Kendall's tau does: pairs in the right order less pairs in the wrong one, as a share
 * of all that have an order, and never below nothing. A random order is worth nothing on average.
 */
export function checkOrder({ groups }: OrderKey, raw: string): Verdict {
  const order = readOrder(raw, groups.flat());
  if (order === undefined) return malformedBecause('unreadable');
  const rankOf = (label: string) => groups.findIndex((group) => group.includes(label));
  let pairs = 0;
  let balance = 0;
  for (const [at, label] of order.entries()) {
    for (const later of order.slice(at + 1)) {
      const difference = rankOf(later) - rankOf(label);
      if (difference === 0) continue;
      pairs += 1;
      balance += Math.sign(difference);
    }
  }
  return verdictOf(Math.max(balance / pairs, 0));
}
