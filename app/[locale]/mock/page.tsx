import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readEarlierMocks, readMockChoices } from '@/lib/server/mock/read';
import { DatabaseDown } from '../_components/database-down';
import { PageHeading } from '../_components/page-heading';
import { EarlierMocks } from './_components/earlier-mocks';
import { RunningCard } from './_components/running-card';
import { StartForm } from './_components/start-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mock'))('title') };
}

async function load() {
  const actor = await readActor();
  const [choices, earlier] = await Promise.all([readMockChoices(actor), readEarlierMocks(actor)]);
  const learner = actor.kind === 'learner' ? actor : null;
  return { choices, earlier, hasSession: learner !== null, timeZone: learner?.timeZone ?? 'UTC' };
}

export default async function MockPage() {
  const [t, loaded] = await Promise.all([getTranslations('mock'), whenUp(load)]);
  if (!loaded.up) return <DatabaseDown />;
  const { choices, earlier, hasSession, timeZone } = loaded.value;
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      {choices.running ? (
        <RunningCard running={choices.running} />
      ) : (
        <Words parts={['mock']}>
          <StartForm choices={choices} hasSession={hasSession} />
        </Words>
      )}
      {earlier.length > 0 && <EarlierMocks title={t('earlierTitle')} mocks={earlier} timeZone={timeZone} />}
    </div>
  );
}
