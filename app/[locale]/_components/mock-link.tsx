import { useTranslations } from 'next-intl';
import { Arrow } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';

/** The way to the mock interview, from wherever one prepares. */
export function MockLink() {
  const t = useTranslations('mock');
  return (
    <Link
      href="/mock"
      className="card group flex items-center gap-4 px-5 py-4 transition-colors hover:border-accent"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{t('link')}</span>
        <span className="block text-sm text-soft">{t('linkBody')}</span>
      </span>
      <Arrow className="shrink-0 text-faint transition-colors group-hover:text-accent" />
    </Link>
  );
}
