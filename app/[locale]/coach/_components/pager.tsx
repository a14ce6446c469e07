import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';

/** `name`: what the address calls the page, as several lists stand on one. */
type Props = { name: string; page: number; pages: number; wish: Record<string, string | null> };

export function Pager({ name, page, pages, wish }: Props) {
  const t = useTranslations('coach');
  if (pages === 1) return null;
  const to = (number: number) => {
    const kept = Object.entries(wish).filter((entry): entry is [string, string] => entry[1] !== null);
    return `/coach?${new URLSearchParams([...kept, [name, String(number)]])}`;
  };
  return (
    <nav aria-label={t('pager')} className="mt-4 flex items-center justify-between gap-4">
      {page > 1 ? (
        <Link href={to(page - 1)} className="button button-plain">
          {t('newer')}
        </Link>
      ) : (
        <span />
      )}
      <p className="text-sm text-soft tabular-nums">{t('pageOf', { page, pages })}</p>
      {page < pages ? (
        <Link href={to(page + 1)} className="button button-plain">
          {t('older')}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
