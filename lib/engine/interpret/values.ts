import type { Node } from '../language/node';
import { sizeOf } from '../tensor';

/** Row-major float64 values. */
export type Values = Float64Array;

/** f over two values, either of which may be one number for all. */
export function pairwise(a: Values, b: Values, f: (x: number, y: number) => number): Values {
  const out = new Float64Array(Math.max(a.length, b.length));
  const [aStep, bStep] = [a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1];
  for (let i = 0; i < out.length; i++) out[i] = f(a[i * aStep]!, b[i * bStep]!);
  return out;
}

/** f of each row of the last axis. */
export function overRows(node: Node, a: Values, f: (row: Values) => number): Values {
  const width = node.args[0]!.shape.at(-1)!;
  const out = new Float64Array(a.length / width);
  for (let i = 0; i < out.length; i++) out[i] = f(a.subarray(i * width, (i + 1) * width));
  return out;
}

/** Each row of the last axis turned into another of the same width. */
export function rowByRow(width: number, a: Values, f: (row: Values) => ArrayLike<number>): Values {
  const out = new Float64Array(a.length);
  for (let start = 0; start < a.length; start += width) out.set(f(a.subarray(start, start + width)), start);
  return out;
}

/**
 * Neumaier's compensated sum: the reference must not lose what a float32 sum is judged by. With `running`, the sums
 * on the way are written there.
 */
export function accurateSum(values: Values, running?: Values): number {
  let [total, lost] = [0, 0];
  const sum = () => (Number.isFinite(lost) ? total + lost : total);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
    if (running) running[i] = sum();
  }
  return sum();
}

export function runningSums(values: Values): Values {
  const running = new Float64Array(values.length);
  accurateSum(values, running);
  return running;
}

/** The places of a row's elements, largest element first, a tie to the lower place. */
export function descending(row: ArrayLike<number>): number[] {
  return Array.from(row, (_, i) => i).sort((i, j) => row[j]! - row[i]! || i - j);
}

/** The place of a row's largest element, a tie to the lower place. */
export function placeOfLargest(row: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if (row[i]! > row[best]!) best = i;
  return best;
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
