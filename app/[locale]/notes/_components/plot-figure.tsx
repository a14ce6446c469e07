import { useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import { writeNumber } from '@/lib/notes/number';
import { type Axis, axisOver, positionOn } from '@/lib/notes/ticks';
import type { Point } from '@/lib/notes/trace-plot';
import type { PlotView } from '@/lib/server/notes-view';
import { ComputedBy } from './data-table';
import { PlotValues } from './plot-values';

/** The drawing's own units; it is stretched to the width there is, strokes and words excepted. */
const width = 1000;
const height = 560;

/** One stroke for each unbroken run of points. */
function pathOf(points: Point[], x: Axis, y: Axis): string {
  let pen = 'M';
  return points
    .map((point) => {
      const across = positionOn(x, point.x) * width;
      const up = (1 - positionOn(y, point.y)) * height;
      if (!Number.isFinite(across) || !Number.isFinite(up)) {
        pen = 'M';
        return '';
      }
      const segment = `${pen}${across.toFixed(1)} ${up.toFixed(1)}`;
      pen = 'L';
      return segment;
    })
    .join('');
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Lines over an axis, drawn on the server; words stand beside the drawing as text, so they never shrink with it. */
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
      <div className="plot">
        <p className="plot-y-label">
          <HtmlLine html={plot.y.labelHtml} />
        </p>
        <div className="plot-area">
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={plot.alt}>
            {y.ticks.map((tick) => (
              <path
                key={tick}
                className={tick === 0 ? 'plot-zero' : 'plot-grid'}
                d={`M0 ${((1 - positionOn(y, tick)) * height).toFixed(1)}H${width}`}
              />
            ))}
            {plot.lines.map((line, index) => (
              <path
                key={line.labelHtml}
                className={`plot-line plot-line-${index}`}
                d={pathOf(line.points, x, y)}
              />
            ))}
          </svg>
          <div aria-hidden="true">
            {y.ticks.map((tick) => (
              <span key={tick} className="plot-y-tick" style={{ bottom: percent(positionOn(y, tick)) }}>
                {writeNumber(tick, {}, 'text')}
              </span>
            ))}
            {x.ticks.map((tick) => (
              <span key={tick} className="plot-x-tick" style={{ left: percent(positionOn(x, tick)) }}>
                {writeNumber(tick, {}, 'text')}
              </span>
            ))}
          </div>
        </div>
        <p className="plot-x-label">
          <HtmlLine html={plot.x.labelHtml} />
        </p>
      </div>
      <PlotValues plot={plot} summary={t('values')} />
      <ComputedBy label={t('engine')} ops={[plot.op]} />
    </figure>
  );
}
