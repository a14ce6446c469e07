import type { Precision } from '../../verdict';
import type { Comparator } from './comparator';
import { exponent10, roundToPlace } from './decimal';

export type Interval = { low: number; high: number };

/** The accepted distance below and above a positive or zero value, before the ends are made short decimals. */
function margins(magnitude: number, comparator: Comparator): { below: number; above: number } {
  switch (comparator.kind) {
    case 'exact':
      return { below: 0, above: 0 };
    case 'absolute':
      return { below: comparator.tolerance, above: comparator.tolerance };
    case 'decimals': {
      const half = 0.5 * 10 ** -comparator.places;
      return { below: half, above: half };
    }
    case 'relative': {
      const half = Math.max(comparator.tolerance * magnitude, comparator.floor ?? 0);
      return { below: half, above: half };
    }
    case 'significant': {
      const floor = comparator.floor ?? 0;
      if (magnitude === 0) return { below: floor, above: floor };
      const exponent = exponent10(magnitude);
      const half = 0.5 * 10 ** (exponent - comparator.digits + 1);
      // Below a power of ten digits are ten times finer: for 10 at two digits 9.95 rounds right and 9.5 does not.
      const decade = 10 ** exponent;
      const below = Math.min(half, magnitude - (decade - half / 10));
      return { below: Math.max(below, floor), above: Math.max(half, floor) };
    }
  }
}

/** Distance on the narrower side; what an error has to be small against. */
export function halfWidth(value: number, comparator: Comparator): number {
  const { below, above } = margins(Math.abs(value), comparator);
  return Math.min(below, above);
}

/**
 * The closed interval of accepted numbers. Its ends are rounded outward to three digits of the margin, so that what
 * is shown is exactly what is accepted, ends included.
 */
export function acceptedInterval(value: number, comparator: Comparator): Interval {
  const { below, above } = margins(Math.abs(value), comparator);
  const [down, up] = value < 0 ? [above, below] : [below, above];
  return { low: end(value, -down, 'down'), high: end(value, up, 'up') };
}

/** Rounding an end to three digits of the margin moves it outward by at most a hundredth of it. */
const roundedOutward = 1.02;

/** The accepted interval around a value reaches at most so far from it. */
function reach(value: number, comparator: Comparator): number {
  const { below, above } = margins(Math.abs(value), comparator);
  // Beside a large number the margin may be no more than a few of its last digits.
  const lastDigits = Math.abs(value) * 2 ** -49;
  return roundedOutward * Math.max(below, above) + lastDigits;
}

/** Whether a number may lie in the accepted interval around another: quick, and never no where it does. */
export function mayBeWithin(x: number, value: number, comparator: Comparator): boolean {
  return Math.abs(x - value) <= reach(value, comparator);
}

/** Whether the accepted intervals around two numbers may touch: quick, and never no where they do. */
export function mayTouch(a: number, b: number, comparator: Comparator): boolean {
  return !(Math.abs(a - b) > reach(a, comparator) + reach(b, comparator));
}

function end(value: number, margin: number, direction: 'down' | 'up'): number {
  if (margin === 0) return value;
  const rounded = roundToPlace(value + margin, exponent10(margin) - 2, direction);
  // −0 would be shown with a sign.
  return rounded === 0 ? 0 : rounded;
}

export function within(value: number, interval: Interval): boolean {
  return interval.low <= value && value <= interval.high;
}

/** Three times the margin: one off in the last digit asked for. */
const nearby = 3;

/** Whether a number outside the accepted interval is so near that only its rounding may be at fault. */
export function justOutside(x: number, value: number, comparator: Comparator): boolean {
  return Math.abs(x - value) <= nearby * halfWidth(value, comparator);
}

/** The fewest digits with which the rounded key is always accepted; told to who typed too few. */
export function neededPrecision(value: number, comparator: Comparator): Precision {
  if (comparator.kind === 'significant') return { kind: 'significant', digits: comparator.digits };
  if (comparator.kind === 'decimals') return { kind: 'decimals', places: comparator.places };
  const half = halfWidth(value, comparator);
  if (value === 0 || half === 0) return { kind: 'significant', digits: 15 };
  const digits = Math.ceil(exponent10(value) + 1 - Math.log10(2 * half) - 1e-9);
  return { kind: 'significant', digits: Math.min(Math.max(digits, 1), 15) };
}
