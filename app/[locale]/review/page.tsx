import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { type ReviewView, readReview } from '@/lib/server/review-view';
import { DatabaseDown } from '../_components/database-down';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';
import { Forecast } from './_components/forecast';
import { PutAway } from './_components/put-away';
import { Remedies } from './_components/remedies';
import { Today } from './_components/today';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') };
}

export default async function ReviewPage() {
  const [t, loaded] = await Promise.all([
    getTranslations('review'),
    whenUp(async () => readReview(await readActor())),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  const review = loaded.value;
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {review && (review.hasCards || review.total > 0) ? <Day review={review} /> : <Nothing />}
    </div>
  );
}

async function Nothing() {
  const t = await getTranslations('review');
  return (
    <EmptyState title={t('emptyTitle')} body={t('emptyBody')}>
      <Link href="/practice" className="button button-main">
        {t('toPractice')}
      </Link>
      <Link href="/interview" className="button button-plain">
        {t('setInterview')}
      </Link>
    </EmptyState>
  );
}

function Day({ review }: { review: ReviewView }) {
  return (
    <>
      <Today review={review} />
      <Remedies remedies={review.remedies} />
      <Forecast forecast={review.forecast} />
      <Words parts={['card']}>
        <PutAway cards={review.putAway} />
      </Words>
    </>
  );
}
