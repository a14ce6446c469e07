import { useTranslations } from 'next-intl';
import { Recovery } from './recovery';

/** Stands in for a page, or a part of one, while Postgres is away. */
export function DatabaseDown() {
  const t = useTranslations('errors');
  return (
    <div className="page max-w-[49rem] pt-16 md:pt-24">
      <h1 className="font-display text-3xl font-semibold tracking-tight">{t('downTitle')}</h1>
      <p className="mt-3 max-w-prose text-soft">{t('downBody')}</p>
      <Recovery />
    </div>
  );
}
