import type { Axis } from '@/lib/notes/ticks';
import { acrossOn, downOn, place } from './plot-area';

export type IntervalPoint = { x: number; y: number; low: number; high: number };

/** Points, each with the interval that it may as well lie in. Strokes without length and with round ends are dots. */
export function IntervalPoints({ points, x, y }: { points: readonly IntervalPoint[]; x: Axis; y: Axis }) {
  const bars = points.map(
    (point) =>
      `M${place(acrossOn(x, point.x))} ${place(downOn(y, point.low))}V${place(downOn(y, point.high))}`,
  );
  const dots = points.map((point) => `M${place(acrossOn(x, point.x))} ${place(downOn(y, point.y))}h0`);
  return (
    <>
      <path className="plot-interval" d={bars.join('')} />
      <path className="plot-dot" d={dots.join('')} />
    </>
  );
}
