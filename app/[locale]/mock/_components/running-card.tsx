'use client';

import { useTranslations } from 'next-intl';
import { Link, useRouter } from '@/app/_i18n/navigation';
import type { MockChoices } from '@/lib/server/mock/read';
import { finishMock } from '../actions';
import { EndDialog } from './end-dialog';

const minute = 60_000;

/** One is running: on with it, or end it, before another can start. */
export function RunningCard({ running }: { running: NonNullable<MockChoices['running']> }) {
  const t = useTranslations('mock');
  const router = useRouter();
  const { id, leftMs, answered, total } = running;

  async function end(): Promise<boolean> {
    const outcome = await finishMock({ mock: id }).catch(() => ({ status: 'unavailable' as const }));
    if (outcome.status === 'unavailable') return false;
    router.push(`/mock/${id}`);
    return true;
  }

  return (
    <section aria-labelledby="running" className="card mt-8 px-6 py-6 shadow-card sm:px-8">
      <h2 id="running" className="font-display text-xl font-semibold">
        {t('runningTitle')}
      </h2>
      <p className="mt-1 text-soft tabular-nums">
        {t('runningBody', { minutes: Math.floor(leftMs / minute), answered, total })}
      </p>
      <p className="mt-5 flex flex-wrap gap-3">
        <Link href={`/mock/${id}`} prefetch={false} className="button button-main">
          {t('goOn')}
        </Link>
        <EndDialog open={total - answered} flagged={0} onEnd={end} className="button button-plain">
          {t('endNow')}
        </EndDialog>
      </p>
    </section>
  );
}
