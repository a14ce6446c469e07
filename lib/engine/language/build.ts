import { type Shape, sameShape, shapeText, sizeOf, stridesOf } from '../tensor';
import type { Attributes, DType, Node, Primitive } from './node';

/** No value in a graph may be larger than this, so that a case cannot take unbounded memory. */
export const MAX_ELEMENTS = 10_000_000;

/** A case that is well formed but too large to work on; `evaluate` answers it with `UNSUPPORTED`. */
export class TooLarge extends Error {}

let lastId = 0;

/** The one place where a node is made. */
export function node<P extends Primitive>(
  primitive: P,
  args: readonly Node[],
  attributes: Attributes[P],
  shape: Shape,
  dtype: DType,
  fractionBits = 0,
): Node<P> {
  if (sizeOf(shape) > MAX_ELEMENTS)
    throw new TooLarge(`a value of shape ${shapeText(shape)} is over ${MAX_ELEMENTS} elements`);
  lastId += 1;
  return { id: lastId, primitive, args, attributes, shape, dtype, fractionBits } as unknown as Node<P>;
}

export function constant(value: number): Node {
  return node('constant', [], { value }, [], 'real');
}

/** Binary digits after the point that an exact quotient keeps. */
const QUOTIENT_BITS = 24;

const asNode = (value: Node | number): Node => (typeof value === 'number' ? constant(value) : value);

/** An exact value as a real one; other values as they are. */
export function real(value: Node): Node {
  return value.dtype === 'exact' ? node('toReal', [value], {}, value.shape, 'real') : value;
}

/** Stretches axes of extent 1 (and missing leading axes), as NumPy does. Scalars need no stretching. */
export function broadcast(value: Node, shape: Shape): Node {
  if (sameShape(value.shape, shape) || value.shape.length === 0) return value;
  const own = stridesOf(value.shape);
  const lead = shape.length - value.shape.length;
  const strides = shape.map((extent, axis) => {
    const given = value.shape[axis - lead] ?? 1;
    if (given !== extent && given !== 1)
      throw new Error(`cannot stretch ${shapeText(value.shape)} to ${shapeText(shape)}`);
    return given === 1 ? 0 : own[axis - lead]!;
  });
  return node(
    'view',
    [value],
    { strides, offset: 0, transposed: false },
    shape,
    value.dtype,
    value.fractionBits,
  );
}

function commonShape(shapes: readonly Shape[]): Shape {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)),
  );
}

function elementwise(
  primitive: 'add' | 'sub' | 'mul' | 'div' | 'maximum',
  left: Node | number,
  right: Node | number,
): Node {
  let [a, b] = [asNode(left), asNode(right)];
  const exact = a.dtype === 'exact' && b.dtype === 'exact';
  if (!exact) [a, b] = [real(a), real(b)];
  const shape = commonShape([a.shape, b.shape]);
  const bits = !exact
    ? 0
    : primitive === 'mul'
      ? a.fractionBits + b.fractionBits
      : primitive === 'div'
        ? QUOTIENT_BITS
        : Math.max(a.fractionBits, b.fractionBits);
  const args = [broadcast(a, shape), broadcast(b, shape)];
  return node(primitive, args, {}, shape, exact ? 'exact' : 'real', bits);
}

export const add = (a: Node | number, b: Node | number): Node => elementwise('add', a, b);
export const sub = (a: Node | number, b: Node | number): Node => elementwise('sub', a, b);
export const mul = (a: Node | number, b: Node | number): Node => elementwise('mul', a, b);
export const div = (a: Node | number, b: Node | number): Node => elementwise('div', a, b);
export const maximum = (a: Node | number, b: Node | number): Node => elementwise('maximum', a, b);
export const square = (a: Node): Node => mul(a, a);

export function sqrt(value: Node): Node {
  const a = real(value);
  return node('sqrt', [a], {}, a.shape, 'real');
}

export function exp(value: Node): Node {
  const a = real(value);
  return node('exp', [a], {}, a.shape, 'real');
}

/** `yes` where the mask holds, `no` elsewhere. */
export function select(mask: Node, yes: Node | number, no: Node | number): Node {
  const [a, b] = [real(asNode(yes)), real(asNode(no))];
  const shape = commonShape([mask.shape, a.shape, b.shape]);
  return node(
    'select',
    [broadcast(mask, shape), broadcast(a, shape), broadcast(b, shape)],
    {},
    shape,
    'real',
  );
}

export function and(a: Node, b: Node): Node {
  const shape = commonShape([a.shape, b.shape]);
  return node('and', [broadcast(a, shape), broadcast(b, shape)], {}, shape, 'bool');
}

/** Sum over the last axis. */
export function sum(value: Node): Node {
  return node('sum', [value], {}, value.shape.slice(0, -1), value.dtype, value.fractionBits);
}

/** Maximum over the last axis. */
export function max(value: Node): Node {
  return node('max', [value], {}, value.shape.slice(0, -1), value.dtype, value.fractionBits);
}

/** Whether any element of the last axis holds. */
export function any(mask: Node): Node {
  return node('any', [mask], {}, mask.shape.slice(0, -1), 'bool');
}

/** Mean over the last axis. */
export function average(value: Node): Node {
  return div(sum(value), value.shape.at(-1)!);
}

/** a[…,m,k] · b[…,n,k] → […,m,n]; leading axes must agree. */
export function dot(a: Node, b: Node): Node {
  const [lead, m, n] = [a.shape.slice(0, -2), a.shape.at(-2)!, b.shape.at(-2)!];
  if (!sameShape(lead, b.shape.slice(0, -2)) || a.shape.at(-1) !== b.shape.at(-1)) {
    throw new Error(`dot of ${shapeText(a.shape)} and ${shapeText(b.shape)}`);
  }
  return node('dot', [real(a), real(b)], {}, [...lead, m, n], 'real');
}
