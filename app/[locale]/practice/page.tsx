import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { whenUp } from '@/app/_server/when-up';
import { listPacks } from '@/lib/server/packs';
import { DatabaseDown } from '../_components/database-down';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';
import { PackSection } from './_components/pack-section';
import { StartCard } from './_components/start-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title') };
}

export default async function PracticePage() {
  const [t, packs] = await Promise.all([getTranslations('practice'), whenUp(listPacks)]);
  if (!packs.up) return <DatabaseDown />;
  const total = packs.value.reduce((sum, pack) => sum + pack.itemCount, 0);
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {total === 0 ? (
        <EmptyState title={t('empty')} body={t('emptyBody')} />
      ) : (
        <>
          <div className="mt-8">
            <StartCard href="/practice/start" title={t('mixed')} body={t('mixedBody')} count={total} strong />
          </div>
          {packs.value.map((pack) => (
            <PackSection key={pack.slug} pack={pack} />
          ))}
        </>
      )}
    </div>
  );
}
