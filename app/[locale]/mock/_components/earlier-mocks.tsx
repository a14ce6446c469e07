import { useFormatter, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { MockSummary } from '@/lib/server/mock/read';
import { PointsPlot } from './points-plot';
import { useDuration } from './use-duration';

type Props = {
  title: string;
  /** The latest first. */
  mocks: MockSummary[];
  timeZone: string;
  /** The one whose report this is. */
  current?: string;
};

/** A learner's mocks side by side: a line over time, and a table that says the same and more. */
export function EarlierMocks({ title, mocks, timeZone, current }: Props) {
  const t = useTranslations('mock');
  const format = useFormatter();
  const duration = useDuration();
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <section aria-labelledby="earlier" className="mt-12">
      <h2 id="earlier" className="font-display text-xl font-semibold">
        {title}
      </h2>
      {mocks.length < 2 ? (
        <p className="mt-1 text-sm text-soft">{t('one')}</p>
      ) : (
        <>
          <p className="mt-1 text-sm text-soft">{t('compareNote')}</p>
          <PointsPlot
            shares={mocks.map(({ score }) => score.share).reverse()}
            label={t('plotAlt', {
              count: mocks.length,
              first: percent(mocks.at(-1)!.score.share),
              last: percent(mocks[0]!.score.share),
            })}
          />
        </>
      )}
      <table className="mt-4 w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-rule text-xs text-faint">
            <th scope="col" className="py-2 text-start font-normal">
              {t('col.when')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('col.right')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('col.share')}
            </th>
            <th scope="col" className="py-2 text-end font-normal max-sm:hidden">
              {t('col.open')}
            </th>
            <th scope="col" className="py-2 text-end font-normal max-sm:hidden">
              {t('col.length')}
            </th>
            <th scope="col" className="py-2 text-end font-normal max-sm:hidden">
              {t('col.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {mocks.map(({ id, startedAt, minutes, usedMs, score }) => {
            const when = format.dateTime(new Date(startedAt), {
              month: 'short',
              day: 'numeric',
              hour: '2-digit',
              minute: '2-digit',
              timeZone,
            });
            return (
              <tr key={id} className={`border-b border-rule ${id === current ? 'bg-accent-soft' : ''}`}>
                <th scope="row" className="py-2 text-start font-normal">
                  {id === current ? (
                    <>
                      {when} <span className="text-faint">({t('this')})</span>
                    </>
                  ) : (
                    <Link href={`/mock/${id}`} prefetch={false} className="link">
                      {when}
                    </Link>
                  )}
                </th>
                <td className="py-2 text-end">{t('rightOf', { right: score.right, total: score.total })}</td>
                <td className="py-2 text-end font-semibold">{percent(score.share)}</td>
                <td className="py-2 text-end max-sm:hidden">{score.unanswered}</td>
                <td className="py-2 text-end max-sm:hidden">{t('minutes', { minutes })}</td>
                <td className="py-2 text-end max-sm:hidden">{duration(usedMs)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
