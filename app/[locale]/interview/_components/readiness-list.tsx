import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { InterviewView } from '@/lib/server/interview';
import { ShareBar } from '../../_plot/share-bar';

type Readiness = InterviewView['overall'];

/** How much of each topic will be known on the day if nothing more is done, and how sure that is. */
export function ReadinessList({ view }: { view: InterviewView }) {
  const t = useTranslations('interview');
  const locale = useLocale();
  const format = useFormatter();
  const date = format.dateTime(new Date(`${view.day}T12:00:00Z`), {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <section aria-labelledby="readiness" className="card mt-8 px-6 py-7 shadow-card sm:px-8">
      <h2 id="readiness" className="font-display text-2xl font-semibold">
        {t('daysLeft', { days: view.daysLeft })}
      </h2>
      <p className="text-sm text-soft">{date}</p>
      <p className="mt-4">
        <Link href="/review/start" prefetch={false} className="button button-main">
          {t('toReview')}
        </Link>
      </p>
      <ul className="mt-6 grid gap-4 border-t border-rule pt-5">
        <Row title={t('overall')} readiness={view.overall} strong />
        {view.topics.map(({ id, title, readiness }) => (
          <Row key={id} title={title[locale]} readiness={readiness} />
        ))}
      </ul>
      <p className="mt-5 text-xs text-faint">{t('readinessNote')}</p>
    </section>
  );
}

function Row({
  title,
  readiness,
  strong = false,
}: {
  title: string;
  readiness: Readiness;
  strong?: boolean;
}) {
  const t = useTranslations('interview');
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const { expected, low, high, seen, unseen } = readiness;
  return (
    <li>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={strong ? 'font-semibold' : ''}>{title}</span>
        <span className="text-sm tabular-nums">
          <span className="font-semibold">{percent(expected)}</span>{' '}
          <span className="text-soft">{t('between', { low: percent(low), high: percent(high) })}</span>
        </span>
      </p>
      <ShareBar share={readiness} />
      <p className="mt-1 text-xs text-faint">{t('seen', { seen, total: seen + unseen })}</p>
    </li>
  );
}
