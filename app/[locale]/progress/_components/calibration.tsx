import { useLocale, useTranslations } from 'next-intl';
import { joinSentences } from '@/app/_components/join-sentences';
import { type Axis, axisOver } from '@/lib/notes/ticks';
import type { Calibration } from '@/lib/review/progress/calibration';
import { IntervalPoints } from '../../_plot/interval-points';
import { linePath } from '../../_plot/line-path';
import { PlotArea } from '../../_plot/plot-area';
import { PlotTable } from '../../_plot/plot-table';
import { useWords } from '../../_plot/use-words';

/** Whether the predictions that the schedule rests on came true for this learner. */
export function CalibrationFigure({ calibration }: { calibration: Calibration }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  const { percent } = useWords();
  return (
    <section aria-labelledby="calibration" className="min-w-0">
      <h3 id="calibration" className="font-semibold">
        {t('calibration')}
      </h3>
      {calibration.kind === 'tooFew' ? (
        <p className="mt-1 text-sm text-soft">
          {t('calibrationTooFew', { total: calibration.total, needed: calibration.needed })}
        </p>
      ) : (
        <>
          <p className="text-sm text-soft">
            {joinSentences(
              locale,
              t('calibrationSaid', {
                predicted: percent(calibration.overall.predicted),
                recalled: percent(calibration.overall.share),
                n: calibration.overall.total,
              }),
              t(calibration.withinChance ? 'withinChance' : 'beyondChance'),
            )}
          </p>
          <Bins bins={calibration.bins} />
        </>
      )}
    </section>
  );
}

type Measured = Extract<Calibration, { kind: 'measured' }>;

/** Both axes alike, so that the diagonal is where predictions come true. */
function sharedAxis(bins: Measured['bins']): Axis {
  return axisOver([...bins.flatMap(({ predicted, low, high }) => [predicted, low, high]), 1], 'linear');
}

function Bins({ bins }: Pick<Measured, 'bins'>) {
  const t = useTranslations('progress');
  const { percent, count } = useWords();
  const axis = sharedAxis(bins);
  const ticks = axis.ticks.map((at) => ({ at, label: percent(at) }));
  const ends = [axis.from, axis.to].map((at) => ({ x: at, y: at }));
  const points = bins.map(({ predicted, share, low, high }) => ({ x: predicted, y: share, low, high }));
  return (
    <figure>
      <PlotArea
        alt={t('calibrationAlt', { bins: bins.length })}
        x={{ axis, ticks, label: t('predicted') }}
        y={{ axis, ticks, label: t('recalled') }}
      >
        <path className="plot-aim" d={linePath(ends, axis, axis)} />
        <IntervalPoints points={points} x={axis} y={axis} />
      </PlotArea>
      <PlotTable
        summary={t('asTable')}
        head={[t('predicted'), t('recalled'), t('interval95'), t('totalAnswers')]}
        rows={bins.map(({ predicted, share, low, high, total }) => [
          percent(predicted),
          percent(share),
          t('range', { low: percent(low), high: percent(high) }),
          count(total),
        ])}
      />
    </figure>
  );
}
