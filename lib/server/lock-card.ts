import 'server-only';
import type { Transaction } from './db';
import type { CardKey } from './rebuild';

/**
 * Whatever is done to one card is done one after the other, from however many tabs and devices, until the transaction
 * ends. A lock on the card's row would not do: there may be none yet.
 */
export async function lockCard(
  tx: Transaction,
  learnerId: string,
  { packSlug, itemId }: CardKey,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${learnerId}/${packSlug}/${itemId}`}, 0))`;
}
