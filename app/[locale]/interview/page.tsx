import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readInterview, readInterviewChoices } from '@/lib/server/interview';
import { DatabaseDown } from '../_components/database-down';
import { MockLink } from '../_components/mock-link';
import { PageHeading } from '../_components/page-heading';
import { DayPlan } from './_components/day-plan';
import { InterviewForm } from './_components/interview-form';
import { ReadinessList } from './_components/readiness-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('title') };
}

async function load() {
  const actor = await readActor();
  const [choices, view] = await Promise.all([readInterviewChoices(actor), readInterview(actor)]);
  return { choices, view, hasSession: actor.kind === 'learner' };
}

export default async function InterviewPage() {
  const [t, loaded] = await Promise.all([getTranslations('interview'), whenUp(load)]);
  if (!loaded.up) return <DatabaseDown />;
  const { choices, view, hasSession } = loaded.value;
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {view && <ReadinessList view={view} />}
      <div className="mt-8">
        <MockLink />
      </div>
      {view && <DayPlan view={view} />}
      <Words parts={['interview']}>
        <InterviewForm
          key={`${choices.chosen?.day} ${choices.chosen?.topics.join(' ')}`}
          choices={choices}
          isOver={choices.chosen !== null && view === null}
          hasSession={hasSession}
        />
      </Words>
    </div>
  );
}
