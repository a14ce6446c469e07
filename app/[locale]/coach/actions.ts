'use server';

import { refresh } from 'next/cache';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { resolveReport } from '@/lib/server/list-reports';

export type Settled = 'saved' | 'notSaved' | null;

/** Settles a report or takes it up again: a form’s action, which works without any script. */
export async function settleReport(_: Settled, data: FormData): Promise<Settled> {
  const input = { id: data.get('id'), status: data.get('status'), note: data.get('note') };
  const outcome = await whenUp(async () => resolveReport(await readActor(), input));
  if (!outcome.up || outcome.value.status !== 'kept') return 'notSaved';
  refresh();
  return 'saved';
}
