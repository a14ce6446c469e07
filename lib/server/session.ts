import 'server-only';
import { auth } from './auth';
import { db } from './db';
import type { LearnerId } from './ids';
import type { Actor } from './policy';

/** Who sends a request, by its session cookie. */
export async function currentActor(headers: Headers): Promise<Actor> {
  if (!headers.get('cookie')?.includes('session_token')) return { kind: 'visitor' };
  const session = await auth().api.getSession({ headers });
  if (!session) return { kind: 'visitor' };
  const { id, isAnonymous, email, name, role } = session.user;
  const learner = await db().learner.findUnique({
    where: { userId: id },
    select: {
      id: true,
      timeZone: true,
      timeZoneFixed: true,
      desiredRetention: true,
      newPerDay: true,
      reviewsPerDay: true,
    },
  });
  if (!learner) return { kind: 'visitor' };
  const isGuest = isAnonymous === true;
  const { id: learnerId, timeZone, timeZoneFixed, ...preferences } = learner;
  return {
    kind: 'learner',
    learnerId: learnerId as LearnerId,
    userId: id,
    isGuest,
    role: role ?? 'learner',
    email: isGuest ? null : email,
    name: isGuest ? null : name,
    timeZone,
    timeZoneFixed,
    preferences,
  };
}
