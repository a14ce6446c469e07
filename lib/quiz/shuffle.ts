import type { Stream } from '@/lib/engine/random';

/** So many of the items, each at most once, in an order of chance (Fisher–Yates). */
export function sample<T>(items: readonly T[], count: number, stream: Stream): T[] {
  const left = [...items];
  for (let at = 0; at < Math.min(count, left.length); at++) {
    const other = stream.uniformInt(at, left.length - 1);
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left.slice(0, count);
}

/** All of the items in an order of chance. */
export function shuffle<T>(items: readonly T[], stream: Stream): T[] {
  return sample(items, items.length, stream);
}

/** The label of the item shown at a place: it says where it stands and nothing of what it is. */
export const digitAt = (index: number) => String(index + 1);
export const letterAt = (index: number) => String.fromCharCode(65 + index);
