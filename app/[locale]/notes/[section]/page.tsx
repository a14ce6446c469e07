import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { whenUp } from '@/app/_server/when-up';
import { itemCounts } from '@/lib/server/claim-items';
import { viewSection } from '@/lib/server/notes-view';
import { ScrollableMath } from '../../_question/scrollable-math';
import { ClaimSection } from '../_components/claim-section';
import { NotesSearch } from '../_components/notes-search';
import { PageContents } from '../_components/page-contents';
import { References, referencesOf } from '../_components/references';
import { SectionPager } from '../_components/section-pager';

type Props = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ section }, locale] = await Promise.all([params, getLocale()]);
  const view = viewSection(section, locale);
  return view === null ? {} : { title: view.title, description: view.summary };
}

export default async function SectionPage({ params }: Props) {
  const [{ section }, locale, t, answer] = await Promise.all([
    params,
    getLocale(),
    getTranslations('notes'),
    getTranslations('answer'),
  ]);
  const view = viewSection(section, locale);
  if (view === null) notFound();
  // Reading needs no database; without one there is only nothing to practise.
  const counts = await whenUp(itemCounts);
  const sources = referencesOf(view.claims);
  const numberOf = new Map(sources.map(({ id }, index) => [id, index + 1]));
  return (
    <div className="page notes-page">
      <PageContents claims={view.claims} />
      <article className="notes-text">
        <p className="eyebrow flex flex-wrap gap-x-2">
          <Link href="/notes" className="link">
            {t('title')}
          </Link>
          <span aria-hidden="true">/</span>
          <span>
            {view.part.numeral} {view.part.title}
          </span>
        </p>
        <h1 className="mt-1 font-display text-3xl font-semibold tracking-tight">{view.title}</h1>
        <p className="mt-2 text-lg text-soft">{view.summary}</p>
        <div className="mt-5 print:hidden">
          <NotesSearch />
        </div>
        <ScrollableMath label={answer('scrollable')}>
          {view.claims.map((claim) => (
            <ClaimSection
              key={claim.id}
              claim={claim}
              numberOf={numberOf}
              itemCount={counts.up ? (counts.value.get(claim.id) ?? 0) : 0}
            />
          ))}
        </ScrollableMath>
        <References sources={sources} />
        <SectionPager previous={view.previous} next={view.next} />
      </article>
    </div>
  );
}
