import { useFormatter, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { ReviewView } from '@/lib/server/review-view';

const sources = ['remedy', 'lastLook', 'due', 'fresh'] as const;

/** What today holds and why, and the way into it; when it is done, what could be done beyond. */
export function Today({ review }: { review: ReviewView }) {
  const t = useTranslations('review');
  const { left, total, backlog, reviewsPerDay, done, ahead } = review;
  return (
    <section
      aria-labelledby="today"
      className="card relative mt-8 overflow-hidden px-6 py-8 shadow-card sm:px-8"
    >
      <div aria-hidden="true" className="graph-paper absolute inset-0" />
      <div className="relative">
        <div className="flex flex-wrap items-center justify-between gap-5">
          <div>
            <h2 id="today" className="font-display text-2xl font-semibold">
              {total > 0 ? t('today', { count: total }) : t('doneTitle')}
            </h2>
            {(done.reviews > 0 || done.fresh > 0) && (
              <p className="text-sm text-soft">{t('done', { reviews: done.reviews, fresh: done.fresh })}</p>
            )}
          </div>
          {total > 0 ? (
            <Link href="/review/start" prefetch={false} className="button button-main min-h-12 max-sm:w-full">
              {t('start')}
            </Link>
          ) : (
            <Beyond ahead={ahead} />
          )}
        </div>
        {total > 0 && (
          <ul className="mt-5 space-y-1.5 border-t border-rule pt-4 text-sm text-soft">
            {sources
              .filter((source) => left[source] > 0)
              .map((source) => (
                <li key={source}>{t(`left.${source}`, { count: left[source] })}</li>
              ))}
          </ul>
        )}
        {backlog && <p className="mt-3 text-sm text-soft">{t('backlog', { cap: reviewsPerDay })}</p>}
        <div className="mt-4 flex flex-wrap items-baseline gap-x-6 gap-y-2 text-sm">
          <InterviewLink day={review.interview} />
          <Link href="/settings" className="link">
            {t('toSettings')}
          </Link>
        </div>
        <details className="mt-4 text-sm text-soft">
          <summary className="link w-fit">{t('howTitle')}</summary>
          <p className="mt-2">{t('how')}</p>
        </details>
      </div>
    </section>
  );
}

function Beyond({ ahead }: { ahead: number }) {
  const t = useTranslations('review');
  return (
    <div className="flex flex-wrap gap-3">
      {ahead > 0 && (
        <Link href="/review/start?ahead=1" prefetch={false} className="button button-plain">
          {t('ahead', { count: ahead })}
        </Link>
      )}
      <Link href="/practice" className="button button-plain">
        {t('toPractice')}
      </Link>
    </div>
  );
}

function InterviewLink({ day }: { day: string | null }) {
  const t = useTranslations('review');
  const format = useFormatter();
  const date =
    day && format.dateTime(new Date(`${day}T12:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <Link href="/interview" className="link">
      {date === null ? t('setInterview') : t('interviewOn', { date })}
    </Link>
  );
}
