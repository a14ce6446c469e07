/** What a run was narrowed to, or widened: in review, with `ahead`, to what falls due tomorrow. Carried in the address, so that every question knows what comes next. */
export type Scope = { pack?: string; topic?: string; claim?: string; ahead?: string };

export type SearchParams = Record<string, string | string[] | undefined>;

export function readScope(search: SearchParams): Scope {
  return {
    ...one(search, 'pack'),
    ...one(search, 'topic'),
    ...one(search, 'claim'),
    ...one(search, 'ahead'),
  };
}

function one(search: SearchParams, name: keyof Scope): Scope {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? { [name]: value } : {};
}

export type Mode = 'practice' | 'review';

export function questionPath(mode: Mode, token: string, scope: Scope): string {
  const query = new URLSearchParams(scope).toString();
  return `/${mode}/q/${token}${query === '' ? '' : `?${query}`}`;
}
