export type Scale = 'linear' | 'log';

/** A stretch of numbers, mapped to 0 … 1. */
export type Axis = { from: number; to: number; scale: Scale; ticks: number[] };

const wantedTicks = 5;

/** The largest of 1, 2, 5 × 10ⁿ that still cuts a stretch into about as many parts as wanted. */
function niceStep(length: number): number {
  const rough = length / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
}

function linearAxis(low: number, high: number): Axis {
  const span = high === low ? Math.abs(high) || 1 : high - low;
  const step = niceStep(span);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { from: ticks[0]!, to: ticks.at(-1)!, scale: 'linear', ticks };
}

function logAxis(low: number, high: number): Axis {
  const [first, last] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  const every = Math.max(Math.ceil((last - first) / wantedTicks), 1);
  const powers = Array.from({ length: Math.max(last - first, 1) + 1 }, (_, index) => first + index);
  const ticks = powers.filter((_, index) => index % every === 0).map((power) => Number(`1e${power}`));
  return { from: 10 ** first, to: 10 ** powers.at(-1)!, scale: 'log', ticks };
}

/** An axis that holds all the values given (positive ones on a log scale) and ends on round numbers. */
export function axisOver(values: readonly number[], scale: Scale): Axis {
  const usable = values.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
  const [low, high] = [Math.min(...usable), Math.max(...usable)];
  return scale === 'log' ? logAxis(low, high) : linearAxis(low, high);
}

/** Where a value lies on an axis, 0 at its beginning and 1 at its end. */
export function positionOn({ from, to, scale }: Axis, value: number): number {
  if (scale === 'linear') return (value - from) / (to - from);
  return (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from));
}
