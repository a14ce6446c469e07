'use server';

import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { endMock } from '@/lib/server/mock/finish';
import { type SaveOutcome, saveMockAnswer } from '@/lib/server/mock/save';
import { type StartOutcome, startMock } from '@/lib/server/mock/start';

type Unavailable = { status: 'unavailable' };

export async function beginMock(input: unknown): Promise<StartOutcome | Unavailable> {
  const outcome = await whenUp(async () => startMock(await readActor(), input));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}

export async function saveAnswer(input: unknown): Promise<SaveOutcome | Unavailable> {
  const outcome = await whenUp(async () => saveMockAnswer(await readActor(), input));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}

export async function finishMock(
  input: unknown,
): Promise<{ status: 'ended' | 'not-found' | 'invalid' } | Unavailable> {
  const outcome = await whenUp(async () => endMock(await readActor(), input));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}
