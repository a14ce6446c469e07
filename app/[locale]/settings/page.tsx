import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { readDevice } from '@/app/_server/device';
import { whenUp } from '@/app/_server/when-up';
import { DEFAULT_PREFERENCES } from '@/lib/review/preferences';
import { deletionWord } from '@/lib/server/delete-account';
import { DatabaseDown } from '../_components/database-down';
import { PageHeading } from '../_components/page-heading';
import { DataSettings } from './_components/data-settings';
import { DeviceSettings } from './_components/device-settings';
import { LearnerSettings } from './_components/learner-settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const [t, locale, device, actor] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    readDevice(),
    whenUp(readActor),
  ]);
  if (!actor.up) return <DatabaseDown />;
  const learner = actor.value.kind === 'learner' ? actor.value : null;
  const saved = learner && {
    ...learner.preferences,
    timeZone: learner.timeZoneFixed ? learner.timeZone : null,
  };
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      <Words parts={['settings']}>
        <DeviceSettings locale={locale} device={device} />
        <LearnerSettings
          saved={saved ?? { ...DEFAULT_PREFERENCES, timeZone: null }}
          hasSession={learner !== null}
          timeZones={Intl.supportedValuesOf('timeZone')}
        />
        {learner && <DataSettings word={deletionWord} />}
      </Words>
    </div>
  );
}
