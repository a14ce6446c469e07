import { float64 } from '../float64';
import type { Node } from '../language/node';
import { sizeOf } from '../tensor';

/** Row-major float64 values. */
export type Values = Float64Array;

/** A loop, because `set` costs more than it saves for the few numbers that most values are. */
export function copyInto(out: Values, start: number, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) out[start + i] = values[i]!;
}

/** f of each number. */
export function each(a: Values, f: (x: number) => number): Values {
  const out = float64(a.length);
  for (let i = 0; i < out.length; i++) out[i] = f(a[i]!);
  return out;
}

/** f over two values, either of which may be one number for all. */
export function pairwise(a: Values, b: Values, f: (x: number, y: number) => number): Values {
  const out = float64(Math.max(a.length, b.length));
  const [aStep, bStep] = [a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1];
  for (let i = 0; i < out.length; i++) out[i] = f(a[i * aStep]!, b[i * bStep]!);
  return out;
}

/** A row of the last axis: elements start … end−1. */
type OfRow<T> = (values: Values, start: number, end: number) => T;

/** f of each row of the last axis. */
export function overRows(node: Node, a: Values, f: OfRow<number>): Values {
  const width = node.args[0]!.shape.at(-1)!;
  const out = float64(a.length / width);
  for (let i = 0; i < out.length; i++) out[i] = f(a, i * width, (i + 1) * width);
  return out;
}

/** Each row of the last axis turned into another of the same width. */
export function rowByRow(width: number, a: Values, f: OfRow<ArrayLike<number>>): Values {
  const out = float64(a.length);
  for (let start = 0; start < a.length; start += width) copyInto(out, start, f(a, start, start + width));
  return out;
}

/**
 * Neumaier's compensated sum: the reference must not lose what a float32 sum is judged by. With `running`, the sums
 * on the way are written there.
 */
export function accurateSum(values: Values, start = 0, end = values.length, running?: Values): number {
  let [total, lost] = [0, 0];
  for (let i = start; i < end; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
    if (running) running[i - start] = compensated(total, lost);
  }
  return compensated(total, lost);
}

/** After an overflow there is nothing to make up for. */
const compensated = (total: number, lost: number) => (Number.isFinite(lost) ? total + lost : total);

export function runningSums(values: Values, start: number, end: number): Values {
  const running = float64(end - start);
  accurateSum(values, start, end, running);
  return running;
}

export function largest(values: Values, start: number, end: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) most = Math.max(most, values[i]!);
  return most;
}

/** The places of a row's elements, largest element first, a tie to the lower place. */
export function descending(values: Values, start: number, end: number): number[] {
  const places = Array.from({ length: end - start }, (_, place) => place);
  return places.sort((i, j) => values[start + j]! - values[start + i]! || i - j);
}

/** The place of a row's largest element, a tie to the lower place. */
export function placeOfLargest(values: Values, start: number, end: number): number {
  let best = start;
  for (let i = start + 1; i < end; i++) if (values[i]! > values[best]!) best = i;
  return best - start;
}

export function anyHolds(values: Values, start: number, end: number): number {
  for (let i = start; i < end; i++) if (values[i] === 1) return 1;
  return 0;
}

/** The rows of two operands that element i of a dot product runs over. */
export function dotRows(node: Node<'dot'>, i: number): { a: number; b: number; width: number } {
  const [rows, columns] = [node.shape.at(-2)!, node.shape.at(-1)!];
  const width = node.args[0]!.shape.at(-1)!;
  const batch = Math.floor(i / (rows * columns));
  const a = (batch * rows + (Math.floor(i / columns) % rows)) * width;
  return { a, b: (batch * columns + (i % columns)) * width, width };
}

/** Which element of its first argument element i of a take shows, given the place its index holds. */
export function takenElement(node: Node<'take'>, i: number, place: number): number {
  return Math.floor(i / node.shape.at(-1)!) * node.args[0]!.shape.at(-1)! + place;
}

/** The argument that element i of a concat comes from, and which element of it that is. */
export function partOf(node: Node<'concat'>, i: number): { part: Node; element: number } {
  let element = i;
  for (const part of node.args) {
    const size = sizeOf(part.shape);
    if (element < size) return { part, element };
    element -= size;
  }
  throw new Error(`no element ${i} in a concat`);
}
