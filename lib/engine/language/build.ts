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

/** A whole number ≥ 0 as an exact value. */
export function whole(value: number): Node {
  return node('constant', [], { value }, [], 'exact');
}

/** Binary digits after the point that an exact quotient keeps. */
const QUOTIENT_BITS = 24;

const asNode = (value: Node | number): Node => (typeof value === 'number' ? constant(value) : value);

/** Any value as a real one; a mask as 1 where it holds and 0 elsewhere. */
export function real(value: Node): Node {
  if (value.dtype === 'bool') return select(value, 1, 0);
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

/** The shape that both are stretched to. */
function commonShape(a: Shape, b: Shape): Shape {
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  const extentOf = (shape: Shape, axis: number) => shape[axis - rank + shape.length] ?? 1;
  return Array.from({ length: rank }, (_, axis) => Math.max(extentOf(a, axis), extentOf(b, axis)));
}

function elementwise(
  primitive: 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum',
  left: Node | number,
  right: Node | number,
): Node {
  let [a, b] = [asNode(left), asNode(right)];
  const exact = a.dtype === 'exact' && b.dtype === 'exact';
  if (!exact) [a, b] = [real(a), real(b)];
  const shape = commonShape(a.shape, b.shape);
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
export const minimum = (a: Node | number, b: Node | number): Node => elementwise('minimum', a, b);
export const square = (a: Node): Node => mul(a, a);

/** ⌊a/b⌋ of exact values: a whole number. */
export function floorDiv(a: Node, b: Node): Node {
  if (a.dtype !== 'exact' || b.dtype !== 'exact') throw new Error('floorDiv is for exact values');
  const shape = commonShape(a.shape, b.shape);
  return node('floorDiv', [broadcast(a, shape), broadcast(b, shape)], {}, shape, 'exact');
}

type Function =
  | 'neg'
  | 'abs'
  | 'sign'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'log1p'
  | 'tanh'
  | 'sigmoid'
  | 'erf'
  | 'sin'
  | 'cos';

const functionOf =
  (primitive: Function) =>
  (value: Node): Node => {
    const a = real(value);
    return node(primitive, [a], {}, a.shape, 'real');
  };

export const neg = functionOf('neg');
export const abs = functionOf('abs');
export const sign = functionOf('sign');
export const sqrt = functionOf('sqrt');
export const exp = functionOf('exp');
export const log = functionOf('log');
export const log1p = functionOf('log1p');
export const tanh = functionOf('tanh');
export const sigmoid = functionOf('sigmoid');
export const erf = functionOf('erf');
/** For |a| ≤ π/4; see `sineCosine`. */
export const sin = functionOf('sin');
export const cos = functionOf('cos');

/** aⁿ for a whole n ≥ 0, by repeated multiplication. */
export function power(value: Node, exponent: number): Node {
  if (!Number.isSafeInteger(exponent) || exponent < 0) throw new Error(`no power ${exponent}`);
  const a = real(value);
  return node('power', [a], { exponent }, a.shape, 'real');
}

function comparison(
  primitive: 'less' | 'lessEqual' | 'equal',
  left: Node | number,
  right: Node | number,
): Node {
  let [a, b] = [asNode(left), asNode(right)];
  if (a.dtype !== b.dtype) [a, b] = [real(a), real(b)];
  const shape = commonShape(a.shape, b.shape);
  return node(primitive, [broadcast(a, shape), broadcast(b, shape)], {}, shape, 'bool');
}

export const less = (a: Node | number, b: Node | number): Node => comparison('less', a, b);
export const lessEqual = (a: Node | number, b: Node | number): Node => comparison('lessEqual', a, b);
export const equal = (a: Node | number, b: Node | number): Node => comparison('equal', a, b);

/** `yes` where the mask holds, `no` elsewhere; exact when both are. */
export function select(mask: Node, yes: Node | number, no: Node | number): Node {
  let [a, b] = [asNode(yes), asNode(no)];
  const exact = a.dtype === 'exact' && b.dtype === 'exact' && a.fractionBits === b.fractionBits;
  if (!exact) [a, b] = [real(a), real(b)];
  const shape = commonShape(mask.shape, commonShape(a.shape, b.shape));
  const args = [broadcast(mask, shape), broadcast(a, shape), broadcast(b, shape)];
  return node('select', args, {}, shape, a.dtype, a.fractionBits);
}

export function not(mask: Node): Node {
  return node('not', [mask], {}, mask.shape, 'bool');
}

function connective(primitive: 'and' | 'or', a: Node, b: Node): Node {
  const shape = commonShape(a.shape, b.shape);
  return node(primitive, [broadcast(a, shape), broadcast(b, shape)], {}, shape, 'bool');
}

export const and = (a: Node, b: Node): Node => connective('and', a, b);
export const or = (a: Node, b: Node): Node => connective('or', a, b);

/** Sum over the last axis. */
export function sum(value: Node): Node {
  if (value.dtype === 'bool') throw new Error('a mask is counted (countTrue), not summed');
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

/** max(x, 0), with derivative 0 at 0. */
export const relu = (value: Node): Node => select(less(0, value), value, 0);

/** How many elements of the last axis hold: an exact value. */
export function countTrue(mask: Node): Node {
  return sum(select(mask, whole(1), whole(0)));
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
