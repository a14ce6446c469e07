import { useTranslations } from 'next-intl';
import { axisOver } from '@/lib/notes/ticks';
import type { Forecast } from '@/lib/review/progress/forecast';
import { acrossOn, downOn, HEIGHT, PlotArea, place } from '../../_plot/plot-area';
import { PlotTable } from '../../_plot/plot-table';
import { useWords } from '../../_plot/use-words';

/** What comes back on each of the days to come, if nothing more is answered. */
export function ForecastFigure({ forecast: { days, overdue, later } }: { forecast: Forecast }) {
  const t = useTranslations('progress');
  const { count, day } = useWords();
  const total = days.reduce((sum, { due }) => sum + due, 0);
  const x = { from: -0.5, to: days.length - 0.5, scale: 'linear' as const, ticks: [0, 7, 14, 21, 28] };
  const most = Math.max(...days.map(({ due }) => due));
  // Fewer than so many and the ticks would be parts of a question.
  const y = axisOver([0, Math.max(5, most)], 'linear');
  const bar = (at: number, from: number, to: number) =>
    `M${place(acrossOn(x, at - 0.36))} ${place(downOn(y, from))}V${place(downOn(y, to))}H${place(acrossOn(x, at + 0.36))}V${place(downOn(y, from))}Z`;
  return (
    <section aria-labelledby="forecast" className="mt-12">
      <h2 id="forecast" className="font-display text-xl font-semibold">
        {t('forecast')}
      </h2>
      <p className="text-sm text-soft">
        {t('forecastSaid', { today: days[0]!.due, overdue, total, days: days.length, later })}
      </p>
      {total > 0 && (
        <figure className="plot-wide">
          <PlotArea
            alt={t('forecastAlt', { days: days.length, most })}
            x={{ axis: x, ticks: x.ticks.map((at) => ({ at, label: day(days[at]!.day) })), label: t('day') }}
            y={{
              axis: y,
              ticks: y.ticks.map((at) => ({ at, label: count(at) })),
              label: t('questionsDue'),
            }}
          >
            <path
              className="plot-bar"
              d={days.map(({ due }, at) => (due > 0 ? bar(at, at === 0 ? overdue : 0, due) : '')).join('')}
            />
            {overdue > 0 && <path className="plot-bar-before" d={bar(0, 0, overdue)} />}
            <path className="plot-zero" d={`M0 ${HEIGHT}H1000`} />
          </PlotArea>
          <PlotTable
            summary={t('asTable')}
            head={[t('day'), t('questionsDue')]}
            rows={days.filter(({ due }) => due > 0).map((each) => [day(each.day), count(each.due)])}
          />
        </figure>
      )}
    </section>
  );
}
