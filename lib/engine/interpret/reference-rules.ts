import { float64 } from '../float64';
import type { Computed, Node } from '../language/node';
import { erf, sigmoid } from '../special';
import { sameShape, sizeOf, stridesOf } from '../tensor';
import {
  accurateSum,
  anyHolds,
  copyInto,
  descending,
  dotRows,
  each,
  largest,
  overRows,
  pairwise,
  placeOfLargest,
  rowByRow,
  runningSums,
  takenElement,
  type Values,
} from './values';
import { viewIndex } from './view-index';

/** What an interpreter of single nodes has a rule for; a scan is run by its own (`runScan`). */
export type Simple = Exclude<Computed, 'scan'>;

type Rule<P extends Simple> = (node: Node<P>, args: readonly Values[]) => Values;

const widthOf = (node: Node) => node.args[0]!.shape.at(-1)!;

function dot(node: Node<'dot'>, a: Values, b: Values): Values {
  const out = float64(sizeOf(node.shape));
  const width = widthOf(node);
  for (let i = 0; i < out.length; i++) {
    const rows = dotRows(node, i);
    let total = 0;
    for (let k = 0; k < width; k++) total += a[rows.a + k]! * b[rows.b + k]!;
    out[i] = total;
  }
  return out;
}

const isContiguous = (node: Node<'view'>) => sameShape(node.attributes.strides, stridesOf(node.shape));

function viewed(node: Node<'view'>, source: Values): Values {
  // A reshape: the same numbers in the same order.
  if (node.attributes.offset === 0 && source.length === sizeOf(node.shape) && isContiguous(node))
    return source;
  const index = viewIndex(node);
  const out = float64(index.length);
  for (let i = 0; i < out.length; i++) out[i] = source[index[i]!]!;
  return out;
}

/** One number stands for all. */
const at = (values: Values, i: number) => values[values.length === 1 ? 0 : i]!;

function select(node: Node<'select'>, [mask, yes, no]: readonly Values[]): Values {
  const out = float64(sizeOf(node.shape));
  for (let i = 0; i < out.length; i++) out[i] = at(mask!, i) === 1 ? at(yes!, i) : at(no!, i);
  return out;
}

function take(node: Node<'take'>, value: Values, index: Values): Values {
  const width = widthOf(node);
  return index.map((place, i) => {
    if (!(place >= 0 && place < width)) throw new Error(`no place ${place} in a row of ${width}`);
    return value[takenElement(node, i, place)]!;
  });
}

function concat(node: Node<'concat'>, parts: readonly Values[]): Values {
  const out = float64(sizeOf(node.shape));
  let next = 0;
  for (const part of parts) {
    copyInto(out, next, part);
    next += part.length;
  }
  return out;
}

/** The float64 meaning of each primitive. */
export const rules: { readonly [P in Simple]: Rule<P> } = {
  input: (node) => node.attributes.data,
  constant: (node) => Float64Array.of(node.attributes.value),
  add: (_, [a, b]) => pairwise(a!, b!, (x, y) => x + y),
  sub: (_, [a, b]) => pairwise(a!, b!, (x, y) => x - y),
  mul: (_, [a, b]) => pairwise(a!, b!, (x, y) => x * y),
  div: (_, [a, b]) => pairwise(a!, b!, (x, y) => x / y),
  floorDiv: (_, [a, b]) => pairwise(a!, b!, (x, y) => Math.floor(x / y)),
  maximum: (_, [a, b]) => pairwise(a!, b!, Math.max),
  minimum: (_, [a, b]) => pairwise(a!, b!, Math.min),
  neg: (_, [a]) => each(a!, (x) => -x),
  abs: (_, [a]) => each(a!, Math.abs),
  sign: (_, [a]) => each(a!, Math.sign),
  power: (node, [a]) => each(a!, (x) => x ** node.attributes.exponent),
  sqrt: (_, [a]) => each(a!, Math.sqrt),
  exp: (_, [a]) => each(a!, Math.exp),
  log: (_, [a]) => each(a!, Math.log),
  log1p: (_, [a]) => each(a!, Math.log1p),
  tanh: (_, [a]) => each(a!, Math.tanh),
  sigmoid: (_, [a]) => each(a!, sigmoid),
  erf: (_, [a]) => each(a!, erf),
  sin: (_, [a]) => each(a!, Math.sin),
  cos: (_, [a]) => each(a!, Math.cos),
  less: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x < y)),
  lessEqual: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x <= y)),
  equal: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x === y)),
  select,
  not: (_, [a]) => each(a!, (x) => 1 - x),
  and: (_, [a, b]) => pairwise(a!, b!, Math.min),
  or: (_, [a, b]) => pairwise(a!, b!, Math.max),
  toReal: (_, [a]) => a!,
  sum: (node, [a]) => overRows(node, a!, accurateSum),
  max: (node, [a]) => overRows(node, a!, largest),
  any: (node, [a]) => overRows(node, a!, anyHolds),
  cumulativeSum: (node, [a]) => rowByRow(widthOf(node), a!, runningSums),
  order: (node, [a]) => rowByRow(widthOf(node), a!, descending),
  argmax: (node, [a]) => overRows(node, a!, placeOfLargest),
  take: (node, [value, index]) => take(node, value!, index!),
  concat,
  view: (node, [a]) => viewed(node, a!),
  dot: (node, [a, b]) => dot(node, a!, b!),
};
