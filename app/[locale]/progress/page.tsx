import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { joinSentences } from '@/app/_components/join-sentences';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { type ProgressView, readProgress } from '@/lib/server/progress';
import { DatabaseDown } from '../_components/database-down';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';
import { AttemptList } from './_components/attempt-list';
import { CalibrationFigure } from './_components/calibration';
import { ForecastFigure } from './_components/forecast';
import { HeatMap } from './_components/heat-map';
import { RetentionFigure } from './_components/retention';
import { SlipList } from './_components/slip-list';
import { Today } from './_components/today';
import { TopicList } from './_components/topic-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') };
}

async function load() {
  const [actor, locale] = await Promise.all([readActor(), getLocale()]);
  const learner = actor.kind === 'learner' ? actor : null;
  return {
    progress: await readProgress(actor, locale),
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
      {progress === null ? (
        <EmptyState title={t('emptyTitle')} body={t('emptyBody')}>
          <Link href="/practice" className="button button-main">
            {t('toPractice')}
          </Link>
        </EmptyState>
      ) : (
        <>
          <Today progress={progress} />
          {isGuest && (
            <p className="mt-4 text-sm text-soft">
              {t('guest')}{' '}
              <Link href="/sign-up" className="link">
                {t('keep')}
              </Link>
            </p>
          )}
          <HeatMap weeks={progress.heat} />
          <div className="mt-12 grid gap-x-12 gap-y-12 lg:grid-cols-2">
            <TopicList topics={progress.topics} />
            <SlipList slips={progress.slips} />
          </div>
          <Memory progress={progress} />
          <ForecastFigure forecast={progress.forecast} />
          <Recent progress={progress} timeZone={timeZone} />
        </>
      )}
    </div>
  );
}

async function Memory({ progress }: { progress: ProgressView }) {
  const [t, locale] = await Promise.all([getTranslations('progress'), getLocale()]);
  return (
    <section aria-labelledby="memory" className="mt-12">
      <h2 id="memory" className="font-display text-xl font-semibold">
        {t('memory')}
      </h2>
      <div className="mt-3 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <RetentionFigure retention={progress.retention} />
        <CalibrationFigure calibration={progress.calibration} />
      </div>
      <p className="mt-4 max-w-prose text-xs text-faint">
        {joinSentences(
          locale,
          t('memoryHelp'),
          progress.selfMarked > 0 ? t('selfMarked', { n: progress.selfMarked }) : null,
        )}
      </p>
    </section>
  );
}

async function Recent({ progress, timeZone }: { progress: ProgressView; timeZone: string }) {
  const t = await getTranslations('progress');
  const { answers, correct, questions } = progress.totals;
  return (
    <section aria-labelledby="attempts" className="mt-12">
      <h2 id="attempts" className="font-display text-xl font-semibold">
        {t('attempts')}
      </h2>
      <p className="text-sm text-soft">{t('totals', { answers, correct, questions })}</p>
      <AttemptList attempts={progress.recent.attempts} timeZone={timeZone} />
      {progress.recent.older && (
        <p className="mt-3">
          <Link href="/progress/answers" className="link text-sm">
            {t('allAnswers')}
          </Link>
        </p>
      )}
    </section>
  );
}
