import { float64 } from '../float64';
import type { Node } from '../language/node';
import * as choices from './bound-choices';
import * as functions from './bound-functions';
import {
  type At,
  type Bounded,
  type BoundRule,
  element,
  elementwise,
  INFINITE,
  overRows,
  times,
  total,
} from './bounded';
import { accumulated, inputError, rounded } from './float32';
import type { Simple } from './reference-rules';
import { dotRows } from './values';
import { viewIndex } from './view-index';

/** How far a float64 result that stands for an exact one may be from it. */
const FLOAT64_UNIT = 2 ** -52;
/** Four 32-bit limbs, each rounded, and three sums. */
const TO_REAL_ULPS = 7;

/** Beyond 2^53 units a float64 can no longer tell exact values apart; whole numbers need no finer unit than 1. */
function exactError(node: Node, value: number, error: number, terms: readonly At[]): number {
  const unit = terms.every((term) => Number.isInteger(term.value)) ? 1 : 2 ** -node.fractionBits;
  return error + (value / unit > Number.MAX_SAFE_INTEGER ? FLOAT64_UNIT * value : 0);
}

/** Products carry only what earlier divisions and choices left behind, and so do sums and the like. */
function exactPropagation(node: Node, [a, b]: readonly At[]): number {
  if (node.primitive === 'mul')
    return times(a!.value, b!.error) + times(b!.value, a!.error) + times(a!.error, b!.error);
  if (node.primitive === 'maximum' || node.primitive === 'minimum') return Math.max(a!.error, b!.error);
  if (node.primitive !== 'div') return a!.error + b!.error;
  const goesIn = a!.error === 0 && b!.error === 0 && a!.value % b!.value === 0;
  return goesIn
    ? 0
    : functions.quotientError(a!, b!) + 2 ** -node.fractionBits + FLOAT64_UNIT * (a!.value / b!.value);
}

/** A rule for reals; the exact values of the same primitive have one of their own. */
const arithmetic = (onReals: (value: number, args: At[]) => number): BoundRule =>
  elementwise((value, args, node) =>
    node.dtype === 'exact'
      ? exactError(node, value, exactPropagation(node, args), args)
      : onReals(value, args),
  );

const ofOne = (bound: (value: number, at: At) => number): BoundRule =>
  elementwise((value, [a]) => bound(value, a!));

const largerError = (_: number, [a, b]: At[]) => Math.max(a!.error, b!.error);

const realSum = overRows((row) =>
  accumulated(
    row.length - 1,
    total(row, (x) => Math.abs(x.value)),
    total(row, (x) => x.error),
  ),
);

const exactSum = overRows((row, value, node) =>
  exactError(
    node,
    value,
    total(row, (x) => x.error),
    row,
  ),
);

/** Each running sum as a sum of its own: a kernel may add up in any order. */
const runningSum: BoundRule = (node, [a], value) => {
  const width = node.shape.at(-1)!;
  let [magnitude, error] = [0, 0];
  return value.map((v, i) => {
    const at = element(a!, i);
    if (i % width === 0) [magnitude, error] = [0, 0];
    [magnitude, error] = [magnitude + Math.abs(at.value), error + at.error];
    if (error === INFINITE) return INFINITE;
    if (node.dtype === 'exact') return exactError(node, v, error, [at]);
    return accumulated(i % width, magnitude, error);
  });
};

const maximumOfRow = overRows((row, value) => {
  const least = value - row.reduce((e, x) => (x.value === value ? Math.min(e, x.error) : e), INFINITE);
  return row.reduce((e, x) => (x.value + x.error >= least ? Math.max(e, x.error) : e), 0);
});

const dot: BoundRule<'dot'> = (node, [a, b], value) =>
  value.map((_, i) => {
    const at = dotRows(node, i);
    let [magnitude, error] = [0, 0];
    for (let k = 0; k < at.width; k++) {
      const [x, y] = [element(a!, at.a + k), element(b!, at.b + k)];
      if (x.error === INFINITE || y.error === INFINITE) return INFINITE;
      magnitude += Math.abs(x.value * y.value);
      error += Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error;
    }
    return accumulated(at.width, magnitude, error);
  });

function concat(parts: readonly Bounded[], size: number): Float64Array {
  const out = float64(size);
  let next = 0;
  for (const { error } of parts) {
    out.set(error, next);
    next += error.length;
  }
  return out;
}

/** The bound of each primitive, from exact values and the bounds of its arguments. */
export const rules: { readonly [P in Simple]: BoundRule<P> } = {
  input: (node, _, value) => (node.dtype === 'real' ? value.map(inputError) : float64(value.length)),
  constant: (node, _, value) => (node.dtype === 'real' ? value.map(inputError) : float64(1)),
  add: arithmetic((v, [a, b]) => rounded(v, a!.error + b!.error)),
  sub: arithmetic((v, [a, b]) => rounded(v, a!.error + b!.error)),
  mul: arithmetic((v, [a, b]) => {
    const propagated = Math.abs(a!.value) * b!.error + Math.abs(b!.value) * a!.error + a!.error * b!.error;
    return rounded(v, propagated);
  }),
  div: arithmetic(functions.division),
  floorDiv: elementwise(choices.floorOfQuotient),
  maximum: arithmetic(largerError),
  minimum: arithmetic(largerError),
  neg: ofOne((_, a) => a.error),
  abs: ofOne((_, a) => a.error),
  sign: ofOne(functions.signOf),
  power: elementwise((v, [a], node) => functions.powerOf(v, a!, node.attributes.exponent)),
  sqrt: ofOne(functions.squareRoot),
  exp: ofOne(functions.exponential),
  log: ofOne(functions.logarithm),
  log1p: ofOne(functions.logOnePlus),
  tanh: ofOne(functions.hyperbolicTangent),
  sigmoid: ofOne(functions.logistic),
  erf: ofOne(functions.errorFunction),
  sin: ofOne(functions.sine),
  cos: ofOne(functions.cosine),
  less: choices.less,
  lessEqual: choices.lessEqual,
  equal: choices.equal,
  select: choices.select,
  not: choices.not,
  and: choices.and,
  or: choices.or,
  any: choices.any,
  toReal: (_, [a], value) => value.map((v, i) => rounded(v, element(a!, i).error, TO_REAL_ULPS)),
  sum: (node, args, value) => (node.dtype === 'exact' ? exactSum : realSum)(node, args, value),
  max: maximumOfRow,
  cumulativeSum: runningSum,
  order: choices.order,
  argmax: choices.argmax,
  take: choices.take,
  concat: (_, parts, value) => concat(parts, value.length),
  view: (node, [a]) => Float64Array.from(viewIndex(node), (source) => a!.error[source]!),
  dot,
};
