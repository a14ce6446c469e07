import { beforeAll, describe, expect, it } from 'vitest';
import { handleAuth } from '@/lib/server/auth';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { readProgress } from '@/lib/server/progress';
import { currentActor } from '@/lib/server/session';
import { setRole } from '@/lib/server/set-role';
import { answer, drawQuestion, rightAnswer, strangeAnswer } from '../builders/answers';
import type { LearnerActor } from '../builders/learner';

const origin = 'http://localhost:3000';

/** A browser as far as signing in goes: it keeps its cookies. */
class Browser {
  private readonly cookies = new Map<string, string>();

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ origin, 'content-type': 'application/json', ...(cookie && { cookie }) });
  }

  async post(path: string, body: object = {}): Promise<Response> {
    const request = new Request(`${origin}/api/auth${path}`, {
      method: 'POST',
      headers: this.headers,
      body: JSON.stringify(body),
    });
    const response = await handleAuth(request);
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async learner(): Promise<LearnerActor> {
    const actor = await currentActor(this.headers);
    if (actor.kind !== 'learner') throw new Error('signed out');
    return actor;
  }
}

const credentials = () => ({
  email: `${crypto.randomUUID()}@example.test`,
  password: 'correct horse battery',
  name: 'Ada',
});

async function answerOne(actor: LearnerActor, item: string, right = true) {
  const { token, open } = await drawQuestion(actor, { item });
  return answer(actor, token, { raw: right ? rightAnswer(open) : strangeAnswer(open) });
}

beforeAll(async () => {
  await loadBuiltInPacks();
});

/** Lets a browser's session end so many days from now. */
async function endSession({ userId }: LearnerActor, days: number): Promise<void> {
  await db().session.updateMany({
    where: { userId },
    data: { expiresAt: new Date(Date.now() + days * 24 * 60 * 60_000) },
  });
}

describe('sessions', () => {
  const guest = async () => {
    const browser = new Browser();
    await browser.post('/sign-in/anonymous');
    return browser;
  };

  it('know nobody by a cookie that was changed', async () => {
    const { headers } = await guest();
    const cookie = headers.get('cookie')!;
    for (const changed of [
      cookie.replace(/(token=.)./, '$1*'),
      cookie.replace(/\..{3}/, '.abc'),
      'a=b',
      'token=x.y',
    ]) {
      expect(await currentActor(new Headers({ origin, cookie: changed }))).toEqual({ kind: 'visitor' });
    }
  });

  it('are over when they have ended', async () => {
    const browser = await guest();
    const learner = await browser.learner();
    await endSession(learner, -1);
    expect(await currentActor(browser.headers)).toEqual({ kind: 'visitor' });
    expect(await db().session.count({ where: { userId: learner.userId } })).toBe(0);
  });

  it('are prolonged once they have been used for a day', async () => {
    const browser = await guest();
    const learner = await browser.learner();
    const ends = async () =>
      (await db().session.findFirstOrThrow({ where: { userId: learner.userId } })).expiresAt;
    const first = await ends();
    await browser.learner();
    expect(await ends()).toEqual(first);
    await endSession(learner, 3);
    await browser.learner();
    expect((await ends()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });
});

describe('accounts', () => {
  it('lets a visitor become a guest with a learner of their own', async () => {
    const browser = new Browser();
    expect(await currentActor(browser.headers)).toEqual({ kind: 'visitor' });
    expect((await browser.post('/sign-in/anonymous')).status).toBe(200);
    expect(await browser.learner()).toMatchObject({ isGuest: true, email: null });
  });

  it('keeps everything when a guest signs up', async () => {
    const browser = new Browser();
    await browser.post('/sign-in/anonymous');
    const guest = await browser.learner();
    await answerOne(guest, 'adam-first-moment');
    const account = credentials();
    expect((await browser.post('/sign-up/email', account)).status).toBe(200);
    const learner = await browser.learner();
    expect(learner).toMatchObject({ isGuest: false, email: account.email });
    const progress = (await readProgress(learner))!;
    expect(progress.recent.attempts).toHaveLength(1);
    expect(progress.totals).toMatchObject({ answers: 1, questions: 1 });
    expect(await db().user.count({ where: { id: guest.userId } })).toBe(0);
  });

  it('joins a guest’s log with that of the account they sign in to, and folds the cards anew', async () => {
    const account = credentials();
    const first = new Browser();
    await first.post('/sign-up/email', account);
    await answerOne(await first.learner(), 'adam-first-moment');
    const second = new Browser();
    await second.post('/sign-in/anonymous');
    await answerOne(await second.learner(), 'adam-first-moment', false);
    await answerOne(await second.learner(), 'adam-second-moment');
    expect((await second.post('/sign-in/email', account)).status).toBe(200);
    const learner = await second.learner();
    expect((await readProgress(learner))!.totals).toMatchObject({ answers: 3, questions: 2 });
    const where = { learnerId: learner.learnerId, itemId: 'adam-first-moment' };
    expect(await db().cardState.findMany({ where })).toMatchObject([{ reps: 2, lapses: 1 }]);
  });

  it('lets nobody give themselves a role', async () => {
    const browser = new Browser();
    expect((await browser.post('/sign-up/email', { ...credentials(), role: 'admin' })).status).toBe(400);
    expect(await currentActor(browser.headers)).toEqual({ kind: 'visitor' });
    await browser.post('/sign-up/email', credentials());
    expect((await browser.post('/update-user', { role: 'admin' })).status).toBe(400);
    expect(await browser.learner()).toMatchObject({ isGuest: false, role: 'learner' });
  });

  it('reads the role with each request, so that a new one counts at once', async () => {
    const browser = new Browser();
    const account = credentials();
    await browser.post('/sign-up/email', account);
    await setRole(account.email, 'coach');
    expect(await browser.learner()).toMatchObject({ role: 'coach' });
  });

  it.each([
    ['a short password', { password: 'short' }, /PASSWORD_TOO_SHORT/],
    ['an address that is none', { email: 'nobody' }, /INVALID_EMAIL|VALIDATION/],
  ])('rejects %s and says which', async (_, change, code) => {
    const response = await new Browser().post('/sign-up/email', { ...credentials(), ...change });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(code);
  });

  it('rejects a wrong password and an address that is taken', async () => {
    const account = credentials();
    await new Browser().post('/sign-up/email', account);
    expect(
      (await new Browser().post('/sign-in/email', { ...account, password: 'another one entirely' })).status,
    ).toBe(401);
    expect((await new Browser().post('/sign-up/email', account)).status).toBe(422);
  });
});
