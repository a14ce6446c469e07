import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readPlacement } from '@/lib/server/placement';
import { DatabaseDown } from '../../_components/database-down';
import { EmptyState } from '../../_components/empty-state';
import { PageHeading } from '../../_components/page-heading';
import { AreaList } from '../_components/area-list';
import { TopicLinks } from '../_components/topic-links';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('placement'))('resultTitle'), robots: { index: false } };
}

/** What a placement came to, so far as it went: strengths, where to begin, and what it changes. */
export default async function ResultPage() {
  const [t, loaded] = await Promise.all([
    getTranslations('placement'),
    whenUp(async () => readPlacement(await readActor())),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  const { length, answered, areas, first, last } = loaded.value;
  if (areas.length === 0) {
    return (
      <div className="page max-w-[49rem] pt-10 md:pt-14">
        <PageHeading title={t('resultTitle')} lede={t('lede', { length })} />
        <EmptyState title={t('nothingTitle')} body={t('nothingBody')}>
          <Link href="/start/next" prefetch={false} className="button button-main">
            {t('begin')}
          </Link>
          <Link href="/practice" className="button button-plain">
            {t('skip')}
          </Link>
        </EmptyState>
      </div>
    );
  }
  const asked = areas.reduce((sum, area) => sum + area.asked, 0);
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('resultTitle')} lede={t('resultLede', { count: asked })} />
      <AreaList areas={areas} />
      {first.length > 0 && <TopicLinks id="first" title={t('first')} body={t('firstBody')} topics={first} />}
      {last.length > 0 && <TopicLinks id="last" title={t('last')} body={t('lastBody')} topics={last} />}
      <p className="mt-10 flex flex-wrap gap-3">
        {answered < length && (
          <Link href="/start/next" prefetch={false} className="button button-main">
            {t('goOn', { answered, length })}
          </Link>
        )}
        <Link
          href="/review/start"
          prefetch={false}
          className={`button ${answered < length ? 'button-plain' : 'button-main'}`}
        >
          {t('toReview')}
        </Link>
        <Link href="/interview" className="button button-plain">
          {t('toInterview')}
        </Link>
        {answered === length && (
          <Link href="/start/next?anew=1" prefetch={false} className="button button-quiet">
            {t('anew')}
          </Link>
        )}
      </p>
    </div>
  );
}
