import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readProgress } from '@/lib/server/progress';
import { DatabaseDown } from '../_components/database-down';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';
import { AttemptList } from './_components/attempt-list';
import { CardList } from './_components/card-list';
import { Totals } from './_components/totals';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') };
}

async function load() {
  const actor = await readActor();
  const learner = actor.kind === 'learner' ? actor : null;
  return {
    progress: await readProgress(actor),
    timeZone: learner?.timeZone ?? 'UTC',
    isGuest: learner?.isGuest ?? false,
  };
}

export default async function ProgressPage() {
  const [t, loaded] = await Promise.all([getTranslations('progress'), whenUp(load)]);
  if (!loaded.up) return <DatabaseDown />;
  const { progress, timeZone, isGuest } = loaded.value;
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {progress.attempts.length === 0 ? (
        <EmptyState title={t('emptyTitle')} body={t('emptyBody')}>
          <Link href="/practice" className="button button-main">
            {t('toPractice')}
          </Link>
        </EmptyState>
      ) : (
        <>
          <Totals totals={progress.totals} />
          {isGuest && (
            <p className="mt-4 text-sm text-soft">
              {t('guest')}{' '}
              <Link href="/sign-up" className="link">
                {t('keep')}
              </Link>
            </p>
          )}
          <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <AttemptList attempts={progress.attempts} timeZone={timeZone} />
            <CardList cards={progress.cards} timeZone={timeZone} />
          </div>
        </>
      )}
    </div>
  );
}
