'use server';

import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { clearInterview, type InterviewOutcome, setInterview } from '@/lib/server/interview';

export async function saveInterview(input: unknown): Promise<InterviewOutcome | { status: 'unavailable' }> {
  const outcome = await whenUp(async () => setInterview(await readActor(), input));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}

export async function dropInterview(): Promise<{ status: 'cleared' | 'unavailable' }> {
  const outcome = await whenUp(async () => clearInterview(await readActor()));
  return { status: outcome.up ? 'cleared' : 'unavailable' };
}
