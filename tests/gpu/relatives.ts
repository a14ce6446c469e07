import type { Stream } from '@/lib/engine/random';

/** What float32 is bad at: zeros, values below its normal range, just above it, and large ones. */
const extremes = [0, 1, -1, 1e-20, -1e-30, 1e-38, 1e-40, 0.1, 1 / 3, 1e4, -1e4, 1e6, 65_504];

/** One way of changing numbers, chosen once for a whole input. */
type Change = (x: number, stream: Stream) => number;

const changes: readonly ((stream: Stream) => Change)[] = [
  () => (_, stream) => 2 * stream.normal(),
  () => (x, stream) => (stream.uniform() < 0.5 ? x : stream.choice(extremes)),
  (stream) => {
    const factor = 2 ** stream.uniformInt(-40, 12);
    return (x) => x * factor;
  },
  // A far mean: what a variance loses its digits to.
  (stream) => {
    const mean = 10 ** stream.uniformInt(1, 5);
    return (x) => x + mean;
  },
  // Neighbours so close that float32 can hardly tell them apart, or not at all.
  (stream) => {
    const centre = stream.normal();
    return (_, own) => centre * (1 + own.choice([0, 0, 2 ** -24, 2 ** -22, -(2 ** -20)]));
  },
  () => (x, stream) => Math.sign(stream.normal()) * x,
];

/** A number by itself is a setting of the op, and stays. */
function changed(value: unknown, change: Change, stream: Stream): unknown {
  const inside = (part: unknown) =>
    typeof part === 'number' ? change(part, stream) : changed(part, change, stream);
  if (Array.isArray(value)) return value.map(inside);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
}

/**
 * The same input with other, mostly harder numbers in its lists and records: the same shape, so that a GPU runs it with a
 * kernel it has. What only whole numbers fit (token ids) may be among them; then the op itself refuses the relative.
 */
export function relativeOf(input: object, stream: Stream): object {
  const change = stream.choice(changes)(stream);
  return Object.fromEntries(Object.entries(input).map(([key, part]) => [key, changed(part, change, stream)]));
}
