'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useHealthy } from './use-healthy';

/** Looks for the database every few seconds, and renders the page again when it is back. */
export function Recovery() {
  const t = useTranslations('errors');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [asked, setAsked] = useState(0);
  const retry = () => startTransition(() => router.refresh());
  useHealthy(retry);

  return (
    <p className="mt-6 flex items-center gap-4">
      <button
        type="button"
        className="button button-plain"
        aria-disabled={pending || undefined}
        onClick={() => {
          setAsked(asked + 1);
          retry();
        }}
      >
        {t('tryAgain')}
      </button>
      <span role="status" className="text-sm text-faint">
        {pending && asked > 0 ? t('looking') : ''}
      </span>
    </p>
  );
}
