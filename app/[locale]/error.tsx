'use client';

import { useTranslations } from 'next-intl';

type Props = { error: unknown; retry: () => void };

/** For bugs: an expected failure never comes here. */
export default function ErrorPage({ retry }: Props) {
  const t = useTranslations('errors');
  return (
    <div className="page max-w-[49rem] pt-16 md:pt-24">
      <h1 className="font-display text-3xl font-semibold tracking-tight">{t('failedTitle')}</h1>
      <p className="mt-3 max-w-prose text-soft">{t('failedBody')}</p>
      <p className="mt-6">
        <button type="button" className="button button-main" onClick={retry}>
          {t('tryAgain')}
        </button>
      </p>
    </div>
  );
}
