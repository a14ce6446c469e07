import 'server-only';
import type { Preferences } from '@/lib/review/preferences';
import { Prisma } from '../generated/prisma/client';
import { auth } from './auth';
import type { LearnerId } from './ids';
import type { Actor, Role } from './policy';
import { isDue, readSessionToken } from './session-cookie';
import { runPrepared } from './statements';

type Row = Preferences & {
  expiresAt: Date;
  userId: string;
  isAnonymous: boolean;
  role: Role;
  email: string;
  name: string;
  learnerId: LearnerId;
  timeZone: string;
  timeZoneFixed: boolean;
};

/**
 * Who sends a request, by its session cookie. Every page and action begins with this, so it is one statement:
 * better-auth, which made the session, is asked when there is something to change about it.
 */
export async function currentActor(headers: Headers): Promise<Actor> {
  const token = await readSessionToken(headers);
  if (token === null) return { kind: 'visitor' };
  const [row] = await runPrepared<Row>(Prisma.sql`
    SELECT s."expiresAt", u."id" AS "userId", u."isAnonymous", u."role"::text, u."email", u."name",
      l."id" AS "learnerId", l."timeZone", l."timeZoneFixed", l."desiredRetention", l."newPerDay", l."reviewsPerDay"
    FROM "session" s JOIN "user" u ON u."id" = s."userId" JOIN "learner" l ON l."userId" = u."id"
    WHERE s."token" = ${token}`);
  if (!row) return { kind: 'visitor' };
  const { expiresAt, isAnonymous: isGuest, email, name, ...known } = row;
  const ended = expiresAt.getTime() <= Date.now();
  // Takes an ended one away, gives the other more time.
  if (ended || (await isDue(expiresAt))) await auth().api.getSession({ headers });
  if (ended) return { kind: 'visitor' };
  const { userId, role, learnerId, timeZone, timeZoneFixed, ...preferences } = known;
  return {
    kind: 'learner',
    learnerId,
    userId,
    isGuest,
    role,
    email: isGuest ? null : email,
    name: isGuest ? null : name,
    timeZone,
    timeZoneFixed,
    preferences,
  };
}
