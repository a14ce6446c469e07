import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { parseScope } from '@/lib/server/practice-scope';
import { readPractice } from '@/lib/server/practice-view';
import { DatabaseDown } from '../_components/database-down';
import { EmptyState } from '../_components/empty-state';
import { MockLink } from '../_components/mock-link';
import { PageHeading } from '../_components/page-heading';
import { type SearchParams, scopeQuery } from '../_question/question-scope';
import { Filters } from './_components/filters';
import { NothingFits } from './_components/nothing-fits';
import { PackSection } from './_components/pack-section';
import { StartCard } from './_components/start-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title') };
}

export default async function PracticePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [t, search] = await Promise.all([getTranslations('practice'), searchParams]);
  const reading = parseScope(search);
  const asked = reading.ok ? reading.scope : {};
  const loaded = await whenUp(async () => readPractice(await readActor(), asked));
  if (!loaded.up) return <DatabaseDown />;
  const view = loaded.value;
  const narrowed = Object.keys(asked).some((name) => name !== 'mix');
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {!(reading.ok && view.known) && (
        <p role="status" className="mt-6 rounded-lg bg-warn-soft px-4 py-3">
          {t('unreadable')}
        </p>
      )}
      {view.total === 0 ? (
        <EmptyState title={t('empty')} body={t('emptyBody')} />
      ) : (
        <>
          <Filters scope={asked} view={view} narrowed={narrowed} />
          {view.fitting === 0 ? (
            <NothingFits scope={asked} weak={view.weak} />
          ) : (
            <div className="mt-6 grid gap-3 sm:grid-cols-2">
              <StartCard
                href={`/practice/start${scopeQuery(narrowed ? asked : { mix: '1' })}`}
                title={t(narrowed ? 'narrowed' : 'mixed')}
                body={t(narrowed ? 'narrowedBody' : 'mixedBody')}
                count={view.fitting}
                strong
              />
              {!narrowed && view.weak === null && (
                <StartCard href="/start" title={t('place')} body={t('placeBody')} />
              )}
              {!narrowed && view.weak !== null && view.weak > 0 && (
                <StartCard
                  href={`/practice/start${scopeQuery({ weak: '1' })}`}
                  title={t('weak')}
                  body={t('weakBody')}
                  count={view.weak}
                />
              )}
            </div>
          )}
          {!narrowed && (
            <div className="mt-3">
              <MockLink />
            </div>
          )}
          {view.packs.map((pack) => (
            <PackSection key={pack.slug} pack={pack} scope={asked} />
          ))}
        </>
      )}
    </div>
  );
}
