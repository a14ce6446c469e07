import 'server-only';
import { Prisma } from '../generated/prisma/client';
import type { CardKey } from './rebuild';
import type { Run } from './statements';

/**
 * Whatever is done to one card is done one after the other, from however many tabs and devices, until the transaction
 * ends. A lock on the card's row would not do: there may be none yet.
 */
export async function lockCard(run: Run, learnerId: string, { packSlug, itemId }: CardKey): Promise<void> {
  const card = `${learnerId}/${packSlug}/${itemId}`;
  await run(Prisma.sql`SELECT true AS "locked" FROM pg_advisory_xact_lock(hashtextextended(${card}, 0))`);
}
