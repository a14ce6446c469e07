'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { HintView } from '@/lib/server/hints';

export function HintList({ hints, count }: { hints: HintView[]; count: number }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <ol aria-live="polite" className="space-y-3 not-empty:mb-6">
      {hints.map((hint) => (
        <li key={hint.index} className="enter border-l-2 border-rule pl-4">
          <p className="eyebrow">{t('hintTitle', { index: hint.index + 1, count })}</p>
          <Html html={hint.html[locale]} className="mt-0.5" />
          {hint.method && <p className="mt-1 text-xs text-faint">{t('methodHint')}</p>}
        </li>
      ))}
    </ol>
  );
}
