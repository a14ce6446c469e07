import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { findInNotes } from '@/lib/server/notes';
import { viewContents } from '@/lib/server/notes-view';
import { EmptyState } from '../_components/empty-state';
import { PageHeading } from '../_components/page-heading';
import { HitList } from './_components/hit-list';
import { NotesSearch } from './_components/notes-search';
import { PartSection } from './_components/part-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notes'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NotesPage({ searchParams }: Props) {
  const [t, locale, { q }] = await Promise.all([getTranslations('notes'), getLocale(), searchParams]);
  const query = typeof q === 'string' ? q.trim() : '';
  const parts = viewContents(locale);
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {parts.length === 0 ? (
        <EmptyState title={t('empty')} body={t('emptyBody')} />
      ) : (
        <>
          <div className="mt-6 max-w-prose">
            <NotesSearch query={query} />
          </div>
          {query !== '' && <HitList query={query} hits={findInNotes(query, locale)} />}
          <div className="mt-10 space-y-10">
            {parts.map((part) => (
              <PartSection key={part.id} part={part} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
