import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';

type Props = { path: string; isFirst: boolean; older: string | null };

/** The way on through a list that is read from its newest end. */
export function Pager({ path, isFirst, older }: Props) {
  const t = useTranslations('progress');
  if (isFirst && older === null) return null;
  return (
    <nav aria-label={t('pages')} className="mt-4 flex justify-between gap-4">
      {isFirst ? (
        <span />
      ) : (
        <Link href={path} prefetch={false} className="button button-plain">
          {t('newest')}
        </Link>
      )}
      {older && (
        <Link href={`${path}?before=${older}`} prefetch={false} className="button button-plain">
          {t('older')}
        </Link>
      )}
    </nav>
  );
}
