import { type Shape, sameShape, shapeText, sizeOf, stridesOf } from '../tensor';
import { broadcast, constant, node } from './build';
import type { Node } from './node';
import { take } from './rank';

/** The elements of a value at offset + Σ indexₐ·strideₐ. */
export function view(
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

function swapLast(numbers: readonly number[]): number[] {
  const swapped = [...numbers];
  const rank = numbers.length;
  [swapped[rank - 2], swapped[rank - 1]] = [numbers[rank - 1]!, numbers[rank - 2]!];
  return swapped;
}

/** Swaps the last two axes; formulas show it as ᵀ. */
export function transpose(value: Node): Node {
  return view(value, swapLast(value.shape), swapLast(stridesOf(value.shape)), 0, true);
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

/** Elements start … end−1 of one axis. */
export function slice(value: Node, axis: number, start: number, end: number): Node {
  const extent = value.shape[axis]!;
  if (!(0 <= start && start < end && end <= extent))
    throw new Error(`slice ${start}:${end} of an axis of ${extent}`);
  const strides = stridesOf(value.shape);
  const shape = value.shape.map((given, i) => (i === axis ? end - start : given));
  return view(value, shape, strides, start * strides[axis]!);
}

/** One axis (the last, unless said) in the opposite order. */
export function reverse(value: Node, axis = value.shape.length - 1): Node {
  const strides = stridesOf(value.shape);
  const offset = (value.shape[axis]! - 1) * strides[axis]!;
  strides[axis]! *= -1;
  return view(value, value.shape, strides, offset);
}

/** One number in every element of a shape. */
export function fill(value: number, shape: Shape): Node {
  return view(
    constant(value),
    shape,
    shape.map(() => 0),
  );
}

/** Brings one axis to the front, or with `back` the first axis to that place. */
function frontAxis(value: Node, axis: number, back = false): Node {
  if (axis === 0) return value;
  const others = value.shape.map((_, i) => i).filter((i) => i !== (back ? 0 : axis));
  return permute(value, back ? [...others.slice(0, axis), 0, ...others.slice(axis)] : [axis, ...others]);
}

/** The values one after the other along an axis; their other extents must agree. */
export function concat(values: readonly Node[], axis = 0): Node {
  const [first, ...rest] = values.map((value) => frontAxis(value, axis));
  const [, ...row] = first!.shape;
  for (const { shape, dtype, fractionBits } of rest) {
    if (!sameShape(shape.slice(1), row))
      throw new Error(`concat of ${shapeText(first!.shape)} and ${shapeText(shape)}`);
    if (dtype !== first!.dtype || fractionBits !== first!.fractionBits)
      throw new Error('concat of unlike values');
  }
  const extent = [first!, ...rest].reduce((total, { shape }) => total + shape[0]!, 0);
  const joined = node('concat', [first!, ...rest], {}, [extent, ...row], first!.dtype, first!.fractionBits);
  return frontAxis(joined, axis, true);
}

/** Values of equal shape as the rows of a new first axis. */
export function stack(values: readonly Node[]): Node {
  return concat(values.map((value) => reshape(value, [1, ...value.shape])));
}

/** Places that the formula itself decides, as an exact value of one axis. */
export function knownPlaces(indices: readonly number[]): Node {
  return node('input', [], { data: Float64Array.from(indices) }, [indices.length], 'exact');
}

/** Rows of the first axis at known places. */
export function gather(value: Node, indices: readonly number[]): Node {
  const extent = value.shape[0]!;
  const outside = indices.find((index) => !(Number.isInteger(index) && index >= 0 && index < extent));
  if (outside !== undefined) throw new Error(`no row ${outside} among ${extent}`);
  return rowsAt(value, knownPlaces(indices));
}

/** Rows of the first axis at places that are values themselves: exact, shape [n], each a row there is. */
export function rowsAt(value: Node, places: Node): Node {
  const [extent, ...rowShape] = value.shape;
  const count = places.shape[0]!;
  const columns = permute(reshape(value, [extent!, sizeOf(rowShape)]), [1, 0]);
  const taken = take(columns, broadcast(places, [columns.shape[0]!, count]));
  return reshape(permute(taken, [1, 0]), [count, ...rowShape]);
}
