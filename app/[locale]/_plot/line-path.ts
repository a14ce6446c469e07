import type { Axis } from '@/lib/notes/ticks';
import { acrossOn, downOn, place } from './plot-area';

/** One stroke for each unbroken run of points. */
export function linePath(points: readonly { x: number; y: number }[], x: Axis, y: Axis): string {
  let pen = 'M';
  return points
    .map((point) => {
      const across = acrossOn(x, point.x);
      const down = downOn(y, point.y);
      if (!Number.isFinite(across) || !Number.isFinite(down)) {
        pen = 'M';
        return '';
      }
      const segment = `${pen}${place(across)} ${place(down)}`;
      pen = 'L';
      return segment;
    })
    .join('');
}
