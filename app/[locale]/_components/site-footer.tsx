import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';

export async function SiteFooter() {
  const t = await getTranslations('site');
  return (
    <footer className="mt-20 border-t border-rule">
      <div className="page flex flex-wrap items-baseline gap-x-6 gap-y-1 py-6 text-xs text-faint">
        <p>{t('footer')}</p>
        <Link href="/settings" className="link">
          {t('settings')}
        </Link>
        <Link href="/engine" className="link">
          {t('engine')}
        </Link>
        <Link href="/gpu" className="link">
          {t('gpu')}
        </Link>
      </div>
    </footer>
  );
}
