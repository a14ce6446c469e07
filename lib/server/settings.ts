import 'server-only';
import { z } from 'zod';
import { isTimeZone } from '@/lib/review/local-day';
import { preferencesSchema } from '@/lib/review/preferences';
import { db } from './db';
import { type Actor, may } from './policy';

const inputSchema = preferencesSchema.extend({
  /** null: whatever the device says that answers. */
  timeZone: z.string().max(100).nullable(),
});

export type Settings = z.infer<typeof inputSchema>;

export type SettingsOutcome =
  | { status: 'saved' }
  | { status: 'refused'; problem: 'unknownZone' }
  | { status: 'sign-in-needed' }
  /** `field`: the first that is out of its range. */
  | { status: 'invalid'; field: string };

/** Changes how a learner is asked from now on. No card is rescheduled: each keeps what it was given when answered. */
export async function changeSettings(actor: Actor, input: unknown): Promise<SettingsOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid', field: String(parsed.error.issues[0]?.path[0] ?? '') };
  if (!may(actor, { action: 'settings.change' }) || actor.kind === 'visitor')
    return { status: 'sign-in-needed' };
  const { timeZone, ...preferences } = parsed.data;
  if (timeZone !== null && !isTimeZone(timeZone)) return { status: 'refused', problem: 'unknownZone' };
  await db().learner.update({
    where: { id: actor.learnerId },
    data: { ...preferences, timeZoneFixed: timeZone !== null, ...(timeZone !== null && { timeZone }) },
    select: { id: true },
  });
  return { status: 'saved' };
}
