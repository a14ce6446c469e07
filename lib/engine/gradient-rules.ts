import { viewGradient } from './gradient-view';
import type { Simple } from './interpret/reference-rules';
import {
  add,
  broadcast,
  cos,
  div,
  dot as dotNode,
  equal,
  exp,
  less,
  mul,
  neg,
  power,
  select,
  sigmoid,
  sign,
  sin,
  square,
  sub,
  sum,
} from './language/build';
import { knownPlaces, reshape, reverse, slice, spread, transpose } from './language/move';
import type { Node } from './language/node';
import { argmax } from './language/rank';
import { cumulativeSum } from './language/scan';

/** From a node and the gradient with respect to it: one for each argument, null where there is none. */
export type GradientRule<P extends Simple = Simple> = (
  node: Node<P>,
  gradient: Node,
) => readonly (Node | null)[];

/** Of primitives of one argument. */
const ofOne =
  (f: (gradient: Node, a: Node, out: Node) => Node): GradientRule =>
  (node, gradient) => [f(gradient, node.args[0]!, node)];

const ofTwo =
  (f: (gradient: Node, a: Node, b: Node, out: Node) => [Node, Node]): GradientRule =>
  (node, gradient) =>
    f(gradient, node.args[0]!, node.args[1]!, node);

/** Constants, and what jumps: its derivative is 0 wherever there is one. */
const none: GradientRule = (node) => node.args.map(() => null);

const split = (mask: Node, gradient: Node): [Node, Node] => [
  select(mask, gradient, 0),
  select(mask, 0, gradient),
];

/** All to the one that is chosen; half to each of equals, so that max(−x, 0) + ln(1 + e^(−|x|)) is smooth at 0. */
function shareByLead(gradient: Node, firstLeads: Node, even: Node): [Node, Node] {
  const share = select(firstLeads, 1, select(even, 0.5, 0));
  return [mul(gradient, share), mul(gradient, sub(1, share))];
}

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

/** 1, 2, 3… along the last axis of a shape, from 0. */
const placesAlong = (shape: readonly number[]): Node =>
  broadcast(knownPlaces(Array.from({ length: shape.at(-1)! }, (_, i) => i)), shape);

const max: GradientRule<'max'> = (node, gradient) => {
  const row = node.args[0]!;
  const largest = equal(spread(argmax(row), row), placesAlong(row.shape));
  return [select(largest, spread(gradient, row), 0)];
};

/** Each place gets what was taken from it, as often as it was. */
const take: GradientRule<'take'> = (node, gradient) => {
  const [value, index] = node.args as [Node, Node];
  const [lead, n, k] = [value.shape.slice(0, -1), value.shape.at(-1)!, index.shape.at(-1)!];
  const all = [...lead, n, k];
  const acrossPlaces = (taken: Node) => broadcast(reshape(taken, [...lead, 1, k]), all);
  const places = knownPlaces(Array.from({ length: n }, (_, i) => i));
  const matches = equal(acrossPlaces(index), broadcast(reshape(places, [n, 1]), all));
  return [sum(select(matches, acrossPlaces(gradient), 0)), null];
};

const concat: GradientRule<'concat'> = (node, gradient) => {
  let start = 0;
  return node.args.map(({ shape }) => {
    const part = slice(gradient, 0, start, start + shape[0]!);
    start += shape[0]!;
    return part;
  });
};

/** The vector–Jacobian product of each primitive. A scan's is `scanGradient`. */
export const gradientRules: { readonly [P in Simple]: GradientRule<P> } = {
  input: none,
  constant: none,
  add: ofTwo((g) => [g, g]),
  sub: ofTwo((g) => [g, neg(g)]),
  mul: ofTwo((g, a, b) => [mul(g, b), mul(g, a)]),
  div: ofTwo((g, _, b, out) => [div(g, b), neg(div(mul(g, out), b))]),
  floorDiv: none,
  maximum: ofTwo((g, a, b) => shareByLead(g, less(b, a), equal(a, b))),
  minimum: ofTwo((g, a, b) => shareByLead(g, less(a, b), equal(a, b))),
  neg: ofOne((g) => neg(g)),
  abs: ofOne((g, a) => mul(g, sign(a))),
  sign: none,
  power: (node, g) => {
    const { exponent } = node.attributes;
    return exponent === 0 ? [null] : [mul(mul(g, exponent), power(node.args[0]!, exponent - 1))];
  },
  sqrt: ofOne((g, _, out) => div(g, mul(2, out))),
  exp: ofOne((g, _, out) => mul(g, out)),
  log: ofOne((g, a) => div(g, a)),
  log1p: ofOne((g, a) => div(g, add(1, a))),
  // 1 − tanh² a would lose its digits where tanh a is near ±1.
  tanh: ofOne((g, a) => mul(g, mul(4, mul(sigmoid(mul(2, a)), sigmoid(mul(-2, a)))))),
  sigmoid: ofOne((g, a, out) => mul(g, mul(out, sigmoid(neg(a))))),
  erf: ofOne((g, a) => mul(g, mul(TWO_OVER_ROOT_PI, exp(neg(square(a)))))),
  sin: ofOne((g, a) => mul(g, cos(a))),
  cos: ofOne((g, a) => neg(mul(g, sin(a)))),
  less: none,
  lessEqual: none,
  equal: none,
  select: (node, g) => [null, ...split(node.args[0]!, g)],
  not: none,
  and: none,
  or: none,
  toReal: none,
  sum: ofOne((g, a) => spread(g, a)),
  max,
  any: none,
  cumulativeSum: ofOne((g) => reverse(cumulativeSum(reverse(g)))),
  order: none,
  argmax: none,
  take,
  concat,
  view: (node, g) => [viewGradient(node, g)],
  dot: ofTwo((g, a, b) => [dotNode(g, transpose(b)), dotNode(transpose(g), transpose(a))]),
};
