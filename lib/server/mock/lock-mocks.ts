import 'server-only';
import type { Transaction } from '../db';

/** What is done to a learner's mocks is done one after the other, from however many tabs, until the transaction ends. */
export async function lockMocks(tx: Transaction, learnerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${learnerId}/mocks`}, 0))`;
}
