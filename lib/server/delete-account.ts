import 'server-only';
import { z } from 'zod';
import { db } from './db';
import { type Actor, may } from './policy';

/** What has to be typed: too much to do by accident. */
export const deletionWord = 'DELETE';

const inputSchema = z.strictObject({ confirmation: z.literal(deletionWord) });

/** Deletes an account and everything in it: answers, decisions, cards, settings, sessions. There is no way back. */
export async function deleteAccount(actor: Actor, input: unknown): Promise<'deleted' | 'not-confirmed'> {
  if (!inputSchema.safeParse(input).success) return 'not-confirmed';
  if (!may(actor, { action: 'account.delete' }) || actor.kind === 'visitor') return 'deleted';
  // The foreign keys take everything else along; the logs let go of a learner who is gone.
  await db().user.deleteMany({ where: { id: actor.userId } });
  return 'deleted';
}
