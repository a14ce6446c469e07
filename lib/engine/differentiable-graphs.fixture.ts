import * as build from './language/build';
import * as move from './language/move';
import type { Computed, Node } from './language/node';
import * as rank from './language/rank';
import { cumulativeSum, scan } from './language/scan';
import { type Shape, sizeOf } from './tensor';

/** A random input between two numbers. */
export type Given = (shape: Shape, from?: number, to?: number) => Node;

/** Two carried values, one of them only handed on, a sequence, a free value and a mask; everything is read. */
function loop(given: Given): Node[] {
  const free = given([2]);
  const { final, stacked } = scan([given([2]), given([2])], [given([3, 2])], ([first, second], [step]) => {
    const mixed = build.tanh(build.add(build.mul(first!, free), step!));
    return { next: [second!, build.add(mixed, build.square(second!))], stack: [mixed, second!, free] };
  });
  return [...final, ...stacked];
}

/** A loop in a loop, the inner one reading what the outer one has worked out. */
function nestedLoop(given: Given): Node[] {
  const { final } = scan([given([2])], [given([2, 3, 2])], ([carried], [rows]) => {
    const doubled = build.mul(2, carried!);
    const inner = scan([carried!], [rows!], ([x], [y]) => ({
      next: [build.sigmoid(build.add(build.mul(x!, doubled), y!))],
      stack: [],
    }));
    return { next: [inner.final[0]!], stack: [] };
  });
  return final;
}

const positive = (given: Given, shape: Shape) => given(shape, 0.5, 2);
const matrices = (given: Given) => [given([2, 3]), given([2, 3])] as const;

/** A graph around each primitive, away from its poles. */
export const differentiable: { readonly [P in Computed]: (given: Given) => Node[] } = {
  input: (given) => [given([2])],
  constant: (given) => [build.mul(given([2]), build.constant(3))],
  add: (given) => [build.add(given([2, 3]), given([3])), build.add(given([]), given([2]))],
  sub: (given) => [build.sub(...matrices(given)), build.sub(given([2]), given([]))],
  mul: (given) => [build.mul(...matrices(given)), build.square(given([3])), build.mul(given([]), given([2]))],
  div: (given) => [build.div(given([2, 3]), positive(given, [2, 3])), build.div(1, positive(given, []))],
  floorDiv: (given) => [build.mul(given([]), build.floorDiv(build.whole(7), build.whole(2)))],
  maximum: (given) => [build.maximum(...matrices(given)), build.maximum(given([4]), 0)],
  minimum: (given) => [build.minimum(...matrices(given))],
  neg: (given) => [build.neg(given([3]))],
  abs: (given) => [build.abs(given([4]))],
  sign: (given) => [build.mul(build.sign(given([3])), given([3]))],
  power: (given) => [0, 1, 2, 5].map((n) => build.power(given([2]), n)),
  sqrt: (given) => [build.sqrt(positive(given, [3]))],
  exp: (given) => [build.exp(given([3]))],
  log: (given) => [build.log(positive(given, [3]))],
  log1p: (given) => [build.log1p(given([3], -0.5, 3))],
  tanh: (given) => [build.tanh(given([3]))],
  sigmoid: (given) => [build.sigmoid(given([3]))],
  erf: (given) => [build.erf(given([3]))],
  sin: (given) => [build.sin(given([3]))],
  cos: (given) => [build.cos(given([3]))],
  less: (given) => [build.real(build.less(...matrices(given))), given([1])],
  lessEqual: (given) => [build.real(build.lessEqual(...matrices(given))), given([1])],
  equal: (given) => [build.real(build.equal(...matrices(given))), given([1])],
  select: (given) => [build.select(build.less(...matrices(given)), given([2, 3]), given([]))],
  not: (given) => [build.select(build.not(build.less(given([2]), 0)), given([2]), 1)],
  and: (given) => [
    build.select(build.and(build.less(given([2]), 1), build.less(0, given([2]))), given([2]), 1),
  ],
  or: (given) => [
    build.select(build.or(build.less(given([2]), 0), build.less(1, given([2]))), given([2]), 1),
  ],
  toReal: (given) => [build.mul(given([2]), build.whole(3))],
  sum: (given) => [build.sum(given([2, 3]))],
  max: (given) => [build.max(given([2, 4]))],
  any: (given) => [build.select(build.any(build.less(given([2, 3]), -1)), given([2]), 0)],
  cumulativeSum: (given) => [cumulativeSum(given([2, 4]))],
  order: (given) => {
    const x = given([5]);
    return [rank.take(x, rank.order(x))];
  },
  argmax: (given) => {
    const x = given([2, 4]);
    return [rank.take(x, move.reshape(rank.argmax(x), [2, 1]))];
  },
  take: (given) => [
    rank.take(given([2, 4]), rank.order(given([2, 4]))),
    move.gather(given([3, 2]), [2, 0, 2, 2]),
  ],
  concat: (given) => [
    move.concat([given([2, 2]), given([1, 2])]),
    move.concat([given([2, 1]), given([2, 3])], 1),
    move.stack([given([2]), given([2])]),
  ],
  view: (given) => [
    move.transpose(given([2, 3])),
    move.reverse(given([2, 3]), 0),
    move.slice(given([3, 4]), 1, 1, 3),
    move.spread(given([2]), given([2, 3])),
    move.row(given([3, 2]), 1),
    build.broadcast(given([2, 1, 3]), [4, 2, 2, 3]),
    // Windows that overlap: some elements are shown twice.
    move.view(given([5]), [3, 3], [1, 1]),
  ],
  dot: (given) => [build.dot(given([2, 3]), given([4, 3])), build.dot(given([2, 1, 3]), given([2, 2, 3]))],
  scan: (given) => [...loop(given), ...nestedLoop(given)],
};

/** Inputs of numbers from a stream in [0, 1). */
export const drawnFrom =
  (stream: Iterator<number>): Given =>
  (shape, from = -2, to = 2) => {
    const draw = () => from + (to - from) * stream.next().value!;
    const data = Float64Array.from({ length: sizeOf(shape) }, draw);
    return build.node('input', [], { data }, shape, 'real');
  };
