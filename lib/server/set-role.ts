import 'server-only';
import { db } from './db';
import type { Role } from './policy';

/** A guest has no address of their own, so none can be found by one. */
export type RoleOutcome = { status: 'set'; from: Role } | { status: 'unknown-email' } | { status: 'guest' };

/**
 * Gives the account with this e-mail address a role, from its next request on. For whoever runs the site: no page and
 * no action leads here.
 */
export async function setRole(email: string, role: Role): Promise<RoleOutcome> {
  const user = await db().user.findUnique({
    // Addresses are kept in lower case.
    where: { email: email.toLowerCase() },
    select: { id: true, role: true, isAnonymous: true },
  });
  if (!user) return { status: 'unknown-email' };
  if (user.isAnonymous) return { status: 'guest' };
  await db().user.update({ where: { id: user.id }, data: { role } });
  return { status: 'set', from: user.role };
}
