import type { Scope } from '@/lib/server/practice-scope';

export type { Scope };

export type SearchParams = Record<string, string | string[] | undefined>;

export type Mode = 'practice' | 'review' | 'placement';

/** Where the pages of each mode are. */
const homes: Record<Mode, string> = { practice: '/practice', review: '/review', placement: '/start' };

/** A scope as the end of an address: `?pack=…`, or nothing. */
export function scopeQuery(scope: Scope): string {
  const query = new URLSearchParams(scope).toString();
  return query === '' ? '' : `?${query}`;
}

export const questionPath = (mode: Mode, token: string, scope: Scope): string =>
  `${homes[mode]}/q/${token}${scopeQuery(scope)}`;
