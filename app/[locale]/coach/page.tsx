import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { listEvidence } from '@/lib/server/list-evidence';
import { listReports } from '@/lib/server/list-reports';
import { DatabaseDown } from '../_components/database-down';
import { PageHeading } from '../_components/page-heading';
import { EvidenceSection } from './_components/evidence-section';
import { ReportsSection } from './_components/reports-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coach'))('title'), robots: { index: false } };
}

async function load(wish: object) {
  const actor = await readActor();
  if (actor.kind === 'visitor') return null;
  const [evidence, reports] = await Promise.all([listEvidence(actor, wish), listReports(actor, wish)]);
  return evidence && reports && { evidence, reports, timeZone: actor.timeZone };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** For whoever looks after the questions; for anybody else there is no such page. */
export default async function CoachPage({ searchParams }: Props) {
  const wish = await searchParams;
  const [t, loaded] = await Promise.all([getTranslations('coach'), whenUp(() => load(wish))]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { evidence, reports, timeZone } = loaded.value;
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      <ReportsSection list={reports} timeZone={timeZone} />
      <EvidenceSection evidence={evidence} timeZone={timeZone} />
    </div>
  );
}
