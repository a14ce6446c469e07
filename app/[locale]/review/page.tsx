import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { joinSentences } from '@/app/_components/join-sentences';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { type ReviewSummary, reviewSummary } from '@/lib/server/review';
import { DatabaseDown } from '../_components/database-down';
import { dayInWords } from '../_components/day-in-words';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') };
}

async function load() {
  const actor = await readActor();
  return { summary: await reviewSummary(actor), timeZone: actor.kind === 'learner' ? actor.timeZone : 'UTC' };
}

export default async function ReviewPage() {
  const [t, loaded] = await Promise.all([getTranslations('review'), whenUp(load)]);
  if (!loaded.up) return <DatabaseDown />;
  const { summary, timeZone } = loaded.value;
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {summary.dueNow > 0 ? <Due summary={summary} /> : <NothingDue summary={summary} timeZone={timeZone} />}
    </div>
  );
}

async function Due({ summary }: { summary: ReviewSummary }) {
  const t = await getTranslations('review');
  return (
    <section className="card relative mt-8 overflow-hidden px-6 py-8 shadow-card sm:px-8">
      <div aria-hidden="true" className="graph-paper absolute inset-0" />
      <div className="relative flex flex-wrap items-center justify-between gap-5">
        <div>
          <h2 className="font-display text-2xl font-semibold">{t('dueNow', { count: summary.dueNow })}</h2>
          <p className="text-sm text-soft">{t('dueTomorrow', { count: summary.dueTomorrow })}</p>
        </div>
        <Link href="/review/start" prefetch={false} className="button button-main min-h-12 max-sm:w-full">
          {t('start')}
        </Link>
      </div>
    </section>
  );
}

async function NothingDue({ summary, timeZone }: { summary: ReviewSummary; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()]);
  const when = summary.nextDueAt === null ? null : await dayInWords(summary.nextDueAt, timeZone);
  return (
    <EmptyState
      title={t(summary.cards === 0 ? 'emptyTitle' : 'doneTitle')}
      body={
        when === null
          ? t('emptyBody')
          : joinSentences(locale, t('nextDue', { when }), t('dueTomorrow', { count: summary.dueTomorrow }))
      }
    >
      <Link href="/practice" className="button button-main">
        {t('toPractice')}
      </Link>
    </EmptyState>
  );
}
