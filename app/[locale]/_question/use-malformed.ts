'use client';

import { useTranslations } from 'next-intl';
import type { Malformed } from '@/lib/quiz/verdict';

/** Words for an answer that could not be read as a number. */
export function useMalformed(): (reason: Malformed) => string {
  const t = useTranslations('malformed');
  return ({ code, found, wanted }) => t(code, { found: found ?? '', wanted: wanted ?? 'none' });
}
