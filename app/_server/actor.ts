import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import { currentActor } from '@/lib/server/session';

/** Who is asking, read once per request. */
export const readActor = cache(async () => currentActor(await headers()));
