import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/review/preferences';
import { db } from '@/lib/server/db';
import { newLearnerId } from '@/lib/server/ids';
import type { Actor, Role } from '@/lib/server/policy';

export type LearnerActor = Extract<Actor, { kind: 'learner' }>;

/** A guest as the sign-in makes one, and the actor that their requests come from. */
export async function makeLearner({
  timeZone = 'UTC',
  ...changed
}: { timeZone?: string } & Partial<Preferences> = {}): Promise<LearnerActor> {
  const learnerId = newLearnerId();
  const userId = `user-${learnerId}`;
  const preferences = { ...DEFAULT_PREFERENCES, ...changed };
  await db().user.create({
    data: {
      id: userId,
      name: 'Anonymous',
      email: `${userId}@example.test`,
      isAnonymous: true,
      learner: { create: { id: learnerId, timeZone, ...preferences } },
    },
  });
  return {
    kind: 'learner',
    learnerId,
    userId,
    isGuest: true,
    role: 'learner',
    email: null,
    name: null,
    timeZone,
    timeZoneFixed: false,
    preferences,
  };
}

/** An account with an address and a role, as `npm run role` makes it. */
export async function makeMember(role: Role): Promise<LearnerActor> {
  const guest = await makeLearner();
  const { email, name } = await db().user.update({
    where: { id: guest.userId },
    data: { isAnonymous: false, role },
  });
  return { ...guest, isGuest: false, role, email, name };
}

/** The actor as the next request would see it: the zone may have changed. */
export async function refreshed(actor: LearnerActor): Promise<LearnerActor> {
  const { timeZone, timeZoneFixed } = await db().learner.findUniqueOrThrow({
    where: { id: actor.learnerId },
  });
  return { ...actor, timeZone, timeZoneFixed };
}
