import type { Computed, Node } from '../language/node';
import { erf, sigmoid } from '../special';
import { sizeOf } from '../tensor';
import {
  accurateSum,
  descending,
  dotRows,
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
  const out = new Float64Array(sizeOf(node.shape));
  for (let i = 0; i < out.length; i++) {
    const at = dotRows(node, i);
    let total = 0;
    for (let k = 0; k < at.width; k++) total += a[at.a + k]! * b[at.b + k]!;
    out[i] = total;
  }
  return out;
}

function select(node: Node<'select'>, [mask, yes, no]: readonly Values[]): Values {
  const out = new Float64Array(sizeOf(node.shape));
  const at = (values: Values, i: number) => values[values.length === 1 ? 0 : i]!;
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
  const out = new Float64Array(sizeOf(node.shape));
  let next = 0;
  for (const part of parts) {
    out.set(part, next);
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
  neg: (_, [a]) => a!.map((x) => -x),
  abs: (_, [a]) => a!.map(Math.abs),
  sign: (_, [a]) => a!.map(Math.sign),
  power: (node, [a]) => a!.map((x) => x ** node.attributes.exponent),
  sqrt: (_, [a]) => a!.map(Math.sqrt),
  exp: (_, [a]) => a!.map(Math.exp),
  log: (_, [a]) => a!.map(Math.log),
  log1p: (_, [a]) => a!.map(Math.log1p),
  tanh: (_, [a]) => a!.map(Math.tanh),
  sigmoid: (_, [a]) => a!.map(sigmoid),
  erf: (_, [a]) => a!.map(erf),
  sin: (_, [a]) => a!.map(Math.sin),
  cos: (_, [a]) => a!.map(Math.cos),
  less: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x < y)),
  lessEqual: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x <= y)),
  equal: (_, [a, b]) => pairwise(a!, b!, (x, y) => Number(x === y)),
  select,
  not: (_, [a]) => a!.map((x) => 1 - x),
  and: (_, [a, b]) => pairwise(a!, b!, Math.min),
  or: (_, [a, b]) => pairwise(a!, b!, Math.max),
  toReal: (_, [a]) => a!,
  sum: (node, [a]) => overRows(node, a!, (row) => accurateSum(row)),
  max: (node, [a]) =>
    overRows(node, a!, (row) => row.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)),
  any: (node, [a]) => overRows(node, a!, (row) => Number(row.includes(1))),
  cumulativeSum: (node, [a]) => rowByRow(widthOf(node), a!, runningSums),
  order: (node, [a]) => rowByRow(widthOf(node), a!, descending),
  argmax: (node, [a]) => overRows(node, a!, placeOfLargest),
  take: (node, [value, index]) => take(node, value!, index!),
  concat,
  view: (node, [a]) => Float64Array.from(viewIndex(node), (source) => a![source]!),
  dot: (node, [a, b]) => dot(node, a!, b!),
};
