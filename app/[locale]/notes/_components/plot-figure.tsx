import { useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import { writeNumber } from '@/lib/notes/number';
import { axisOver } from '@/lib/notes/ticks';
import type { PlotView } from '@/lib/server/notes-view';
import { linePath } from '../../_plot/line-path';
import { PlotArea } from '../../_plot/plot-area';
import { ComputedBy } from './data-table';
import { PlotValues } from './plot-values';

const tickLabel = (at: number) => ({ at, label: writeNumber(at, {}, 'text') });

/** Lines over an axis. */
export function PlotFigure({ plot }: { plot: PlotView }) {
  const t = useTranslations('notes');
  const points = plot.lines.flatMap((line) => line.points);
  const x = axisOver(
    points.map((point) => point.x),
    plot.x.scale,
  );
  const y = axisOver(
    points.map((point) => point.y),
    plot.y.scale,
  );
  return (
    <figure className="demonstration">
      <figcaption>
        <HtmlLine html={plot.captionHtml} />
      </figcaption>
      <ul className="plot-legend">
        {plot.lines.map(({ labelHtml }, index) => (
          <li key={labelHtml}>
            <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
              <path d="M0 4H28" className={`plot-line plot-line-${index}`} />
            </svg>
            <HtmlLine html={labelHtml} />
          </li>
        ))}
      </ul>
      <PlotArea
        alt={plot.alt}
        x={{ axis: x, ticks: x.ticks.map(tickLabel), label: <HtmlLine html={plot.x.labelHtml} /> }}
        y={{ axis: y, ticks: y.ticks.map(tickLabel), label: <HtmlLine html={plot.y.labelHtml} /> }}
      >
        {plot.lines.map((line, index) => (
          <path
            key={line.labelHtml}
            className={`plot-line plot-line-${index}`}
            d={linePath(line.points, x, y)}
          />
        ))}
      </PlotArea>
      <PlotValues plot={plot} summary={t('values')} />
      <ComputedBy label={t('engine')} ops={[plot.op]} />
    </figure>
  );
}
