import type { Text } from '@/lib/engine/text';
import { callEngine, type Found, readNumber, type Values } from './call';
import { inUnit } from './number';
import type { Plot } from './schema';

export type Point = { x: number; y: number };
export type Line = { label: Text; points: Point[] };

type Sweep = Plot['sweep'];
type FieldSweep = Extract<Sweep, { field: unknown }>;
type PlotLine = Plot['lines'][number];

/** The values a swept field takes. */
function sweepValues({ from, to, points, scale, whole }: FieldSweep): number[] {
  const at = (share: number) => (scale === 'log' ? from * (to / from) ** share : from + (to - from) * share);
  const values = Array.from({ length: points }, (_, index) => at(index / (points - 1)));
  return whole ? [...new Set(values.map(Math.round))] : values;
}

/** The input with the value put in at the path of the field. */
function place(input: unknown, [segment, ...rest]: (string | number)[], value: number): unknown {
  if (segment === undefined) return value;
  if (typeof segment === 'number') {
    return (input as unknown[]).map((old, index) => (index === segment ? place(old, rest, value) : old));
  }
  const object = (input ?? {}) as Record<string, unknown>;
  return { ...object, [segment]: place(object[segment], rest, value) };
}

function sweptLine(plot: Plot, line: PlotLine, sweep: FieldSweep): Found<Point[]> {
  const points: Point[] = [];
  for (const x of sweepValues(sweep)) {
    const input = place({ ...plot.input, ...line.input }, sweep.field, x) as Record<string, unknown>;
    const y = readNumber({ op: line.op ?? plot.op, input, slip: line.slip }, line.path);
    if (!y.ok) return y;
    points.push({ x, y: y.value });
  }
  return { ok: true, value: points };
}

function followedLine(plot: Plot, line: PlotLine, first: number): Found<Point[]> {
  const call = { op: line.op ?? plot.op, input: { ...plot.input, ...line.input }, slip: line.slip };
  const called = callEngine(call);
  const read: Found<Values> = called.ok ? called.value(line.path) : called;
  if (!read.ok) return read;
  if (typeof read.value === 'number' || read.value.some((y) => typeof y !== 'number')) {
    return { ok: false, reason: `${call.op}: ${line.path.join('.')} is not a list of numbers` };
  }
  return { ok: true, value: (read.value as number[]).map((y, index) => ({ x: first + index, y })) };
}

/** The points of every line of a plot, or the call that failed and why. */
export function tracePlot(plot: Plot): Found<Line[]> {
  const lines: Line[] = [];
  for (const line of plot.lines) {
    const { sweep } = plot;
    const points = 'field' in sweep ? sweptLine(plot, line, sweep) : followedLine(plot, line, sweep.along);
    if (!points.ok) return points;
    lines.push({
      label: line.label,
      points: points.value.map(({ x, y }) => ({ x, y: inUnit(y, plot.y.in) })),
    });
  }
  return { ok: true, value: lines };
}
