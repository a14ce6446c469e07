import type { ReactNode } from 'react';
import { type Axis, positionOn } from '@/lib/notes/ticks';

/** The drawing's own units; it is stretched to the width there is, strokes and words excepted. */
export const WIDTH = 1000;
export const HEIGHT = 560;

/** Where a value stands in the drawing. */
export const acrossOn = (axis: Axis, value: number) => positionOn(axis, value) * WIDTH;
export const downOn = (axis: Axis, value: number) => (1 - positionOn(axis, value)) * HEIGHT;

export const place = (value: number) => value.toFixed(1);

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

type Tick = { at: number; label: string };
type Props = {
  /** What there is to see. */
  alt: string;
  x: { axis: Axis; ticks: Tick[]; label: ReactNode };
  y: { axis: Axis; ticks: Tick[]; label: ReactNode };
  /** Paths, in the drawing's units. */
  children: ReactNode;
};

/**
 * Axes with room for a drawing, made on the server; words stand beside the drawing as text, so they never shrink with
 * it.
 */
export function PlotArea({ alt, x, y, children }: Props) {
  return (
    <div className="plot">
      <p className="plot-y-label">{y.label}</p>
      <div className="plot-area">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={alt}>
          {y.ticks.map(({ at }) => (
            <path
              key={at}
              className={at === 0 ? 'plot-zero' : 'plot-grid'}
              d={`M0 ${place(downOn(y.axis, at))}H${WIDTH}`}
            />
          ))}
          {children}
        </svg>
        <div aria-hidden="true">
          {y.ticks.map(({ at, label }) => (
            <span key={at} className="plot-y-tick" style={{ bottom: percent(positionOn(y.axis, at)) }}>
              {label}
            </span>
          ))}
          {x.ticks.map(({ at, label }) => (
            <span key={at} className="plot-x-tick" style={{ left: percent(positionOn(x.axis, at)) }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <p className="plot-x-label">{x.label}</p>
    </div>
  );
}
