import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readEarlierMocks, readMock } from '@/lib/server/mock/read';
import { DatabaseDown } from '../../_components/database-down';
import { MockReport } from '../_components/mock-report';
import { MockRoom } from '../_components/mock-room';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mock'))('title'), robots: { index: false } };
}

async function load(id: string) {
  const [actor, locale] = await Promise.all([readActor(), getLocale()]);
  const view = await readMock(actor, id, locale);
  if (view === null || actor.kind === 'visitor') return null;
  if (view.state === 'running') return view;
  return { ...view, all: await readEarlierMocks(actor), timeZone: actor.timeZone };
}

/** A mock while it runs, and from its end on its report, at one address. */
export default async function MockRunPage({ params }: { params: Promise<{ mock: string }> }) {
  const { mock: id } = await params;
  const loaded = await whenUp(() => load(id));
  if (!loaded.up) return <DatabaseDown />;
  const view = loaded.value;
  if (view === null) notFound();
  if (view.state === 'running') {
    return (
      <Words parts={['mock', 'answer', 'malformed']}>
        <MockRoom mock={view.mock} />
      </Words>
    );
  }
  return <MockReport report={view.report} all={view.all} timeZone={view.timeZone} />;
}
