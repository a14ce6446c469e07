import 'server-only';
import { parseCookies } from 'better-auth/cookies';
import { constantTimeEqual, makeSignature } from 'better-auth/crypto';
import { auth } from './auth';

/**
 * The token in a request's session cookie, as better-auth writes it (`token.signature`); null without one, or when the
 * signature is not ours.
 */
export async function readSessionToken(headers: Headers): Promise<string | null> {
  const { authCookies, secret } = await auth().$context;
  const value = parseCookies(headers.get('cookie') ?? '').get(authCookies.sessionToken.name);
  const end = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || end < 1) return null;
  const token = value.slice(0, end);
  return constantTimeEqual(value.slice(end + 1), await makeSignature(token, secret)) ? token : null;
}

/** Whether a session has been used for so long that it is to be prolonged. */
export async function isDue(expiresAt: Date): Promise<boolean> {
  const { expiresIn, updateAge } = (await auth().$context).sessionConfig;
  return expiresAt.getTime() - (expiresIn - updateAge) * 1000 <= Date.now();
}
