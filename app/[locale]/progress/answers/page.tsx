import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readAttempts } from '@/lib/server/attempt-list';
import { DatabaseDown } from '../../_components/database-down';
import { EmptyState } from '../../_components/empty-state';
import { AttemptList } from '../_components/attempt-list';
import { Pager } from '../_components/pager';

const SIZE = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('attempts'), robots: { index: false } };
}

async function load(before: string | undefined) {
  const actor = await readActor();
  const page = await readAttempts(actor, { before, size: SIZE });
  return page && { page, timeZone: actor.kind === 'learner' ? actor.timeZone : 'UTC' };
}

type Query = Promise<{ before?: string | string[] }>;

/** Everything a learner answered, page by page. */
export default async function AnswersPage({ searchParams }: { searchParams: Query }) {
  const before = [(await searchParams).before].flat()[0];
  const [t, loaded] = await Promise.all([getTranslations('progress'), whenUp(() => load(before))]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { page, timeZone } = loaded.value;
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <p className="mb-4 text-sm">
        <Link href="/progress" className="link">
          {t('back')}
        </Link>
      </p>
      <h1 className="font-display text-2xl font-semibold tracking-tight">{t('attempts')}</h1>
      {page.attempts.length === 0 && before === undefined ? (
        <EmptyState title={t('emptyTitle')} body={t('emptyBody')}>
          <Link href="/practice" className="button button-main">
            {t('toPractice')}
          </Link>
        </EmptyState>
      ) : (
        <>
          <AttemptList attempts={page.attempts} timeZone={timeZone} />
          <Pager path="/progress/answers" isFirst={before === undefined} older={page.older} />
        </>
      )}
    </div>
  );
}
