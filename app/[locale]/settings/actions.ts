'use server';

import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { deleteAccount } from '@/lib/server/delete-account';
import { changeSettings, type SettingsOutcome } from '@/lib/server/settings';

export async function saveSettings(input: unknown): Promise<SettingsOutcome | { status: 'unavailable' }> {
  const outcome = await whenUp(async () => changeSettings(await readActor(), input));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}

export async function deleteMe(input: unknown): Promise<'deleted' | 'not-confirmed' | 'unavailable'> {
  const outcome = await whenUp(async () => deleteAccount(await readActor(), input));
  return outcome.up ? outcome.value : 'unavailable';
}
