import { useTranslations } from 'next-intl';
import { axisOver } from '@/lib/notes/ticks';
import type { Retention } from '@/lib/review/progress/retention';
import type { ProgressView } from '@/lib/server/progress';
import { IntervalPoints } from '../../_plot/interval-points';
import { downOn, PlotArea, place, WIDTH } from '../../_plot/plot-area';
import { PlotTable } from '../../_plot/plot-table';
import { useWords } from '../../_plot/use-words';

/** What was recalled of what came back: by the week, and by how long cards had rested. */
export function RetentionFigure({ retention: { rows, target, weeks } }: Pick<ProgressView, 'retention'>) {
  const t = useTranslations('progress');
  const { percent } = useWords();
  const ever = rows.at(-1)!.all;
  const month = rows[0]!.all;
  return (
    <section aria-labelledby="retention" className="min-w-0">
      <h3 id="retention" className="font-semibold">
        {t('retention')}
      </h3>
      {ever === null ? (
        <p className="mt-1 text-sm text-soft">{t('retentionNone')}</p>
      ) : (
        <>
          <p className="text-sm text-soft">
            {month
              ? t('retentionMonth', { share: percent(month.share), n: month.total, target: percent(target) })
              : t('retentionEver', { share: percent(ever.share), n: ever.total, target: percent(target) })}
          </p>
          <Weeks weeks={weeks} target={target} />
          <Spans rows={rows} />
        </>
      )}
    </section>
  );
}

function Weeks({ weeks, target }: Pick<ProgressView['retention'], 'weeks' | 'target'>) {
  const t = useTranslations('progress');
  const { percent, day, count } = useWords();
  const points = weeks.flatMap(({ retention }, x) =>
    retention ? [{ x, y: retention.share, low: retention.low, high: retention.high }] : [],
  );
  if (points.length === 0) return null;
  const x = { from: -0.5, to: weeks.length - 0.5, scale: 'linear' as const, ticks: [1, 4, 7, 10] };
  const y = axisOver([...points.map(({ low }) => low), target, 1], 'linear');
  const saw = t('retentionAlt', { weeks: points.length, target: percent(target) });
  return (
    <figure>
      <PlotArea
        alt={saw}
        x={{
          axis: x,
          ticks: x.ticks.map((at) => ({ at, label: day(weeks[at]!.to) })),
          label: t('weekUpTo'),
        }}
        y={{ axis: y, ticks: y.ticks.map((at) => ({ at, label: percent(at) })), label: t('recalled') }}
      >
        <path className="plot-aim" d={`M0 ${place(downOn(y, target))}H${WIDTH}`} />
        <IntervalPoints points={points} x={x} y={y} />
      </PlotArea>
      <PlotTable
        summary={t('asTable')}
        head={[t('weekUpTo'), t('recalled'), t('interval95'), t('totalAnswers')]}
        rows={weeks.flatMap(({ to, retention: r }) =>
          r
            ? [
                [
                  day(to),
                  percent(r.share),
                  t('range', { low: percent(r.low), high: percent(r.high) }),
                  count(r.total),
                ],
              ]
            : [],
        )}
      />
    </figure>
  );
}

function Spans({ rows }: Pick<ProgressView['retention'], 'rows'>) {
  const t = useTranslations('progress');
  const columns = ['all', 'young', 'mature'] as const;
  return (
    <table className="figures mt-2 w-full table-fixed text-sm">
      <caption className="sr-only">{t('retention')}</caption>
      <thead>
        <tr className="border-b border-rule text-xs text-faint">
          <th scope="col" className="py-2 text-start font-normal">
            {t('span')}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 text-end align-bottom font-normal">
              {t(`intervals.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.days} className="border-b border-rule align-top">
            <th scope="row" className="py-1.5 text-start font-normal text-soft">
              {row.days === null ? t('ever') : t('lastDays', { days: row.days })}
            </th>
            {columns.map((column) => (
              <td key={column} className="py-1.5 text-end">
                <Cell retention={row[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ retention }: { retention: Retention | null }) {
  const t = useTranslations('progress');
  const { percent } = useWords();
  if (retention === null) return <span className="text-faint">–</span>;
  return (
    <>
      {percent(retention.share)}
      <span className="block text-xs text-faint">{t('of', { n: retention.total })}</span>
    </>
  );
}
