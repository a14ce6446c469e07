/** The answers of the sign-in API that a person is told about, each with a message of its own. */
export const authProblems = [
  'EMAIL_TAKEN',
  'WRONG_CREDENTIALS',
  'PASSWORD_TOO_SHORT',
  'INVALID_EMAIL',
  'TOO_MANY',
  'UNREACHABLE',
  'UNKNOWN',
] as const;
export type AuthProblem = (typeof authProblems)[number];
export type AuthResult = { ok: true } | { ok: false; problem: AuthProblem };

const problemOfCode: Record<string, AuthProblem> = {
  USER_ALREADY_EXISTS: 'EMAIL_TAKEN',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'EMAIL_TAKEN',
  INVALID_EMAIL_OR_PASSWORD: 'WRONG_CREDENTIALS',
  PASSWORD_TOO_SHORT: 'PASSWORD_TOO_SHORT',
  PASSWORD_TOO_LONG: 'PASSWORD_TOO_SHORT',
  INVALID_EMAIL: 'INVALID_EMAIL',
};

async function post(path: string, body: Record<string, unknown>): Promise<AuthResult & { code?: string }> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, problem: 'UNREACHABLE' };
  }
  if (response.ok) return { ok: true };
  const code = await response.json().then(
    (json: { code?: string } | null) => json?.code,
    () => undefined,
  );
  if (response.status === 429) return { ok: false, problem: 'TOO_MANY', code };
  if (response.status >= 500) return { ok: false, problem: 'UNREACHABLE', code };
  return { ok: false, problem: problemOfCode[code ?? ''] ?? 'UNKNOWN', code };
}

export function signUp(email: string, password: string): Promise<AuthResult> {
  return post('/sign-up/email', { email, password, name: email.split('@')[0] ?? '' });
}

export function signIn(email: string, password: string): Promise<AuthResult> {
  return post('/sign-in/email', { email, password });
}

export function signOut(): Promise<AuthResult> {
  return post('/sign-out', {});
}

/** Makes the visitor a guest with a session; tabs take turns, so that two of them make one guest. */
export async function ensureSession(): Promise<AuthResult> {
  if (!navigator.locks) return signInAsGuest();
  return navigator.locks.request('gradcheck-guest', signInAsGuest);
}

async function signInAsGuest(): Promise<AuthResult> {
  try {
    const session = await fetch('/api/auth/get-session');
    if (session.ok && (await session.json()) !== null) return { ok: true };
  } catch {
    return { ok: false, problem: 'UNREACHABLE' };
  }
  const result = await post('/sign-in/anonymous', {});
  return result.code === 'ANONYMOUS_USERS_CANNOT_SIGN_IN_AGAIN_ANONYMOUSLY' ? { ok: true } : result;
}
