import { float64 } from '../float64';
import type { Node } from '../language/node';
import { type At, type Bounded, type BoundRule, element, INFINITE, overRows } from './bounded';
import { takenElement } from './values';

/**
 * Choices that float32 may make otherwise, because what they compare is closer than its error. The error of a mask is
 * 0 or 1, that of a place how far away the furthest other candidate is; what is chosen by them is bounded over all
 * candidates. ADR 0007.
 */

/** Whether a comparison of a and b can only come out one way. */
type Decided = (a: At, b: At) => boolean;

const surelyLess: Decided = (a, b) => a.value + a.error < b.value - b.error;
const surelyAtLeast: Decided = (a, b) => a.value - a.error >= b.value + b.error;
const surelyTheSame: Decided = (a, b) => a.error === 0 && b.error === 0 && a.value === b.value;

function comparison(decided: Decided): BoundRule {
  return (_, [a, b], value) => value.map((_v, i) => (decided(element(a!, i), element(b!, i)) ? 0 : 1));
}

export const less = comparison((a, b) => surelyLess(a, b) || surelyAtLeast(a, b));
export const lessEqual = comparison((a, b) => surelyLess(b, a) || surelyAtLeast(b, a));
export const equal = comparison((a, b) => surelyLess(a, b) || surelyLess(b, a) || surelyTheSame(a, b));

const surelyHolds = (mask: At) => mask.value === 1 && mask.error === 0;
const surelyFails = (mask: At) => mask.value === 0 && mask.error === 0;
const unsure = (mask: At) => mask.error > 0;

export const not: BoundRule = (_, [a]) => a!.error;

export const and: BoundRule = (_, args, value) =>
  value.map((_v, i) => {
    const masks = args.map((arg) => element(arg, i));
    return Number(!masks.some(surelyFails) && masks.some(unsure));
  });

export const or: BoundRule = (_, args, value) =>
  value.map((_v, i) => {
    const masks = args.map((arg) => element(arg, i));
    return Number(!masks.some(surelyHolds) && masks.some(unsure));
  });

export const any: BoundRule = overRows((row) => Number(!row.some(surelyHolds) && row.some(unsure)));

/** How far `other`, taken by mistake, may be from `chosen`. */
const apart = (chosen: At, other: At) => {
  const distance = Math.abs(other.value - chosen.value) + other.error;
  return Number.isNaN(distance) ? INFINITE : Math.max(chosen.error, distance);
};

export const select: BoundRule = (_, [mask, yes, no], value) =>
  value.map((_v, i) => {
    const choice = element(mask!, i);
    const [a, b] = [element(yes!, i), element(no!, i)];
    const [chosen, other] = choice.value === 1 ? [a, b] : [b, a];
    return unsure(choice) ? apart(chosen, other) : chosen.error;
  });

/** ⌊a/b⌋ for the least and the largest that a and b may be. */
export function floorOfQuotient(value: number, [a, b]: readonly At[]): number {
  if (a!.error === 0 && b!.error === 0) return 0;
  const least = b!.value - b!.error;
  if (!(least > 0)) return INFINITE;
  const lowest = Math.floor((a!.value - a!.error) / (b!.value + b!.error));
  const highest = Math.floor((a!.value + a!.error) / least);
  return Math.max(value - lowest, highest - value);
}

/** Elements of the last axis at places that may themselves be off: the furthest of all that may be taken. */
export const take: BoundRule<'take'> = (node, [value, index]) => {
  const width = node.args[0]!.shape.at(-1)!;
  return index!.value.map((place, i) => {
    const start = takenElement(node, i, 0);
    const chosen = element(value!, start + place);
    const reach = index!.error[i]!;
    let error = chosen.error;
    for (let k = Math.max(0, place - reach); k <= Math.min(width - 1, place + reach); k++) {
      if (k !== place) error = Math.max(error, apart(chosen, element(value!, start + k)));
    }
    return error;
  });
};

/** The furthest place among those whose element may be the largest. */
export const argmax: BoundRule = (node, [a], value) => {
  const width = node.args[0]!.shape.at(-1)!;
  return value.map((best, i) => {
    const at = (k: number) => element(a!, i * width + k);
    const least = at(best).value - at(best).error;
    let error = 0;
    for (let k = 0; k < width; k++) {
      const { value: x, error: e } = at(k);
      const canWin = k < best ? !(x + e < least) : !(x + e <= least);
      if (k !== best && canWin) error = Math.max(error, Math.abs(k - best));
    }
    return error;
  });
};

type End = { x: number; place: number };

/** In descending order, a tie to the lower place. */
const isBefore = (a: End, b: End) => a.x > b.x || (a.x === b.x && a.place < b.place);
const inOrder = (a: End, b: End) => (isBefore(a, b) ? -1 : 1);

/** How many of the sorted ends stand before one. */
function countBefore(sorted: readonly End[], end: End): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(sorted[middle]!, end)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The ranks each element of a row may have: those surely before it come first, those that may be at most. */
function possibleRanks({ value, error }: Bounded): { first: number; last: number }[] {
  const lows = Array.from(value, (x, place) => ({ x: x - error[place]!, place }));
  const highs = Array.from(value, (x, place) => ({ x: x + error[place]!, place }));
  const [sortedLows, sortedHighs] = [[...lows].sort(inOrder), [...highs].sort(inOrder)];
  return lows.map((low, place) => {
    const high = highs[place]!;
    const countsItself = high.x > low.x ? 1 : 0;
    return { first: countBefore(sortedLows, high), last: countBefore(sortedHighs, low) - countsItself };
  });
}

/** For each rank, how far from the place that has it the furthest place is that might have it. */
function rankErrors(row: Bounded, places: ArrayLike<number>): number[] {
  const ranks = possibleRanks(row);
  const errors = ranks.map(() => 0);
  const ascending = ranks.map((_, place) => place);
  // From either end, the first candidate to reach a rank is the furthest on its side; so each rank is visited once.
  for (const candidates of [ascending, [...ascending].reverse()]) {
    const next = Array.from({ length: ranks.length + 1 }, (_, rank) => rank);
    const unvisited = (rank: number): number => {
      let at = rank;
      while (next[at] !== at) {
        next[at] = next[next[at]!]!;
        at = next[at]!;
      }
      return at;
    };
    for (const place of candidates) {
      const { first, last } = ranks[place]!;
      for (let rank = unvisited(first); rank <= last; rank = unvisited(rank)) {
        errors[rank] = Math.max(errors[rank]!, Math.abs(place - places[rank]!));
        next[rank] = rank + 1;
      }
    }
  }
  return errors;
}

export const order: BoundRule = (node, [a], value) => {
  const width = node.args[0]!.shape.at(-1)!;
  const out = float64(value.length);
  for (let start = 0; start < value.length; start += width) {
    const row = {
      value: a!.value.subarray(start, start + width),
      error: a!.error.subarray(start, start + width),
    };
    out.set(rankErrors(row, value.subarray(start, start + width)), start);
  }
  return out;
};

/** Whether a node's elements are choices: places, counts and masks that comparisons have decided. */
export function isChoice(node: Node): boolean {
  if (node.dtype === 'real') return false;
  if (['less', 'lessEqual', 'equal', 'order', 'argmax'].includes(node.primitive)) return true;
  if (node.primitive === 'pick')
    return isChoice((node.args[0] as Node<'scan'>).attributes.body.results[node.attributes.index]!);
  return node.args.some(isChoice);
}
