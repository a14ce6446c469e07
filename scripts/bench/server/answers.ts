import { v7 } from 'uuid';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import { openQuestion } from '@/lib/server/open-question';
import type { Learner } from '@/lib/server/policy';
import { nextQuestion } from '@/lib/server/practice';
import { currentActor } from '@/lib/server/session';
import { Problem } from '../../lib/problem';
import type { Shot } from './load';

/** A guest of the site under load, with the cookie that the browser would send. */
export type Guest = { cookie: string; actor: Learner };

export async function makeGuest(url: string): Promise<Guest> {
  const response = await fetch(`${url}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: '{}',
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const actor = await currentActor(new Headers({ cookie, origin: url }));
  if (actor.kind !== 'learner') throw new Problem(`no guest was made: ${response.status}`);
  return { cookie, actor };
}

/** A right answer to a fresh question, as the page sends it: nothing is answered twice. */
export async function makeAnswer({ actor, cookie }: Guest): Promise<Shot> {
  const token = await nextQuestion(actor, {});
  const open = token && (await openQuestion(actor, token));
  if (!open) throw new Problem('no question can be drawn');
  const input = {
    attemptId: v7(),
    token,
    raw: kindOf(open.key.kind).rightAnswer(open.key),
    gaveUp: false,
    hintsUsed: 0,
    activeMs: 20_000,
    timeZone: 'UTC',
    locale: 'en',
  };
  return {
    path: '/api/answer',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(input),
    isGood: (status, body) => status === 200 && body.includes('"status":"judged"'),
  };
}
