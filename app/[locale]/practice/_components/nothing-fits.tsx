import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { Scope } from '@/lib/server/practice-scope';
import { EmptyState } from '../../_components/empty-state';

/** Why nothing fits, and the way back. `weak`: how many questions the learner is weak at; null for a visitor. */
export function NothingFits({ scope, weak }: { scope: Scope; weak: number | null }) {
  const t = useTranslations('practice');
  const why = scope.weak === undefined || weak ? 'nothing' : weak === null ? 'unanswered' : 'noWeakness';
  return (
    <EmptyState title={t(`${why}.title`)} body={t(`${why}.body`)}>
      <Link href="/practice" className="button button-main">
        {t('clear')}
      </Link>
    </EmptyState>
  );
}
