import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';

export default async function NotFound() {
  const t = await getTranslations('notFound');
  return (
    <div className="page max-w-[49rem] pt-16 md:pt-24">
      <p className="eyebrow figures">404</p>
      <h1 className="mt-1 font-display text-3xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="mt-3 max-w-prose text-soft">{t('body')}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/practice" className="button button-main">
          {t('toPractice')}
        </Link>
        <Link href="/" className="button button-plain">
          {t('toHome')}
        </Link>
      </p>
    </div>
  );
}
