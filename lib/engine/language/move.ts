import { type Shape, sizeOf, stridesOf } from '../tensor';
import { node } from './build';
import type { Node } from './node';

function view(
  value: Node,
  shape: Shape,
  strides: readonly number[],
  offset = 0,
  transposed = false,
): Node<'view'> {
  return node('view', [value], { strides, offset, transposed }, shape, value.dtype, value.fractionBits);
}

/** The same elements in the same order under another shape. */
export function reshape(value: Node, shape: Shape): Node {
  if (sizeOf(shape) !== sizeOf(value.shape)) throw new Error(`reshape of ${value.shape} to ${shape}`);
  return view(value, shape, stridesOf(shape));
}

/** Reorders the axes: axis i of the result is axis order[i] of the argument. */
export function permute(value: Node, order: readonly number[]): Node<'view'> {
  const strides = stridesOf(value.shape);
  return view(
    value,
    order.map((axis) => value.shape[axis]!),
    order.map((axis) => strides[axis]!),
  );
}

/** Swaps the last two axes; formulas show it as ᵀ. */
export function transpose(value: Node): Node {
  const rank = value.shape.length;
  const order = Array.from({ length: rank }, (_, axis) => axis);
  [order[rank - 2], order[rank - 1]] = [rank - 1, rank - 2];
  const { shape, attributes } = permute(value, order);
  return view(value, shape, attributes.strides, 0, true);
}

/** Repeats each element of a reduced value along the last axis of `like`, undoing the shape a reduction gave. */
export function spread(value: Node, like: Node): Node {
  return view(value, like.shape, [...stridesOf(value.shape), 0]);
}

/** Row `index` of the first axis. */
export function row(value: Node, index: number): Node {
  const shape = value.shape.slice(1);
  return view(value, shape, stridesOf(shape), index * sizeOf(shape));
}
