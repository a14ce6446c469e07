'use server';

import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { type Decision, decide } from '@/lib/server/decide';

/** Undo, bury, suspend and call back; `unavailable` while the database is away. */
export async function decideCard(input: unknown): Promise<Decision | { status: 'unavailable' }> {
  const decision = await whenUp(async () => decide(await readActor(), input));
  return decision.up ? decision.value : { status: 'unavailable' };
}
