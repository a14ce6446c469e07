import { viewIndex } from './interpret/view-index';
import { sum } from './language/build';
import { concat, fill, knownPlaces, permute, reshape, view } from './language/move';
import type { Node } from './language/node';
import { take } from './language/rank';
import { sameShape, sizeOf, stridesOf } from './tensor';

type Axis = { axis: number; extent: number; stride: number };

/** Sums over the axes along which the same element is shown again and again. */
function sumRepeats(gradient: Node, kept: readonly Axis[]): Node {
  const shown = kept.map(({ axis }) => axis);
  const repeated = gradient.shape.map((_, axis) => axis).filter((axis) => !shown.includes(axis));
  const repeats = sizeOf(repeated.map((axis) => gradient.shape[axis]!));
  const shape = kept.map(({ extent }) => extent);
  const ordered = permute(gradient, [...shown, ...repeated]);
  return repeats === 1 ? reshape(ordered, shape) : sum(reshape(ordered, [...shape, repeats]));
}

/** Where a view shows every element once, the view that undoes it. */
function undo(gradient: Node, kept: readonly Axis[], offset: number, source: Node): Node | null {
  const own = stridesOf(gradient.shape);
  const axes = kept.map(({ extent, stride }, i) => ({ extent, stride, own: own[i]! }));
  const outermostFirst = axes.sort((a, b) => Math.abs(b.stride) - Math.abs(a.stride));
  const shape = outermostFirst.map(({ extent }) => extent);
  const strides = outermostFirst.map(({ stride }) => Math.abs(stride));
  const backwards = outermostFirst.filter(({ stride }) => stride < 0);
  const start = backwards.reduce((total, { extent, stride }) => total - (extent - 1) * stride, 0);
  const whole = sizeOf(shape) === sizeOf(source.shape) && sameShape(strides, stridesOf(shape));
  if (!whole || offset !== start) return null;
  const undone = view(
    gradient,
    shape,
    outermostFirst.map((axis) => Math.sign(axis.stride) * axis.own),
    backwards.reduce((total, axis) => total + (axis.extent - 1) * axis.own, 0),
  );
  return reshape(undone, source.shape);
}

/** For every element of the source the places that show it; short lists are filled up with a place that holds 0. */
function collect(gradient: Node, shownAt: readonly number[], source: Node): Node {
  const size = sizeOf(source.shape);
  const places: number[][] = Array.from({ length: size }, () => []);
  for (const [place, element] of shownAt.entries()) places[element]!.push(place);
  const most = Math.max(...places.map((list) => list.length));
  const padded = places.flatMap((list) => Array.from({ length: most }, (_, i) => list[i] ?? shownAt.length));
  const withZero = concat([reshape(gradient, [shownAt.length]), fill(0, [1])]);
  return reshape(sum(reshape(take(withZero, knownPlaces(padded)), [size, most])), source.shape);
}

/** The gradient with respect to what a view shows: each element gets the sum over the places that show it. */
export function viewGradient(node: Node<'view'>, gradient: Node): Node {
  const source = node.args[0]!;
  const { strides, offset } = node.attributes;
  const axes = node.shape.map((extent, axis) => ({ axis, extent, stride: strides[axis]! }));
  const kept = axes.filter(({ extent, stride }) => extent > 1 && stride !== 0);
  const summed = sumRepeats(gradient, kept);
  const undone = undo(summed, kept, offset, source);
  if (undone) return undone;
  const shown = view(
    source,
    summed.shape,
    kept.map(({ stride }) => stride),
    offset,
  );
  return collect(summed, viewIndex(shown), source);
}
