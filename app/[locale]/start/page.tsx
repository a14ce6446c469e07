import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readPlacement } from '@/lib/server/placement';
import { DatabaseDown } from '../_components/database-down';
import { PageHeading } from '../_components/page-heading';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('placement'))('title') };
}

/** What a placement is for, before it begins or while it rests. */
export default async function PlacementPage() {
  const [t, loaded] = await Promise.all([
    getTranslations('placement'),
    whenUp(async () => readPlacement(await readActor())),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  const { length, answered } = loaded.value;
  const isOver = answered === length;
  const begun = answered > 0 && !isOver;
  return (
    <div className="page max-w-[49rem] pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede', { length })} />
      <ul className="mt-6 list-disc space-y-1.5 pl-5 text-soft marker:text-faint">
        <li>{t('adapts')}</li>
        <li>{t('unsure')}</li>
        <li>{t('effect')}</li>
      </ul>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link
          href={`/start/next${isOver ? '?anew=1' : ''}`}
          prefetch={false}
          className="button button-main min-h-12"
        >
          {begun ? t('goOn', { answered, length }) : t(isOver ? 'anew' : 'begin')}
        </Link>
        {answered > 0 && (
          <Link href="/start/result" className="button button-plain min-h-12">
            {t('toResult')}
          </Link>
        )}
        <Link href="/practice" className="button button-quiet min-h-12">
          {t('skip')}
        </Link>
      </p>
    </div>
  );
}
