import fc from 'fast-check';
import * as build from './language/build';
import * as move from './language/move';
import { reshape, row, spread, transpose } from './language/move';
import type { Computed, DType, Node } from './language/node';
import * as rank from './language/rank';
import { cumulativeSum, scan } from './language/scan';
import { type Shape, sizeOf } from './tensor';

/** Small random graphs around each primitive. No Node modules, so that a page can run them as well. */

const anyReal = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e20, max: 1e20, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, 1e-30, -1e-38, 1e-44, 2 ** 100, 3e38) },
);
const count = fc.bigInt({ min: 0n, max: (1n << 40n) - 1n }).map(Number);
const extent = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constantFrom(33, 300));
const shape = (rank: number) =>
  fc.array(extent, { minLength: rank, maxLength: rank }).filter((s) => sizeOf(s) <= 3000);
const anyShape = fc.integer({ min: 0, max: 3 }).chain(shape);

function input(
  of: Shape,
  element: fc.Arbitrary<number>,
  dtype: DType = 'real',
  bits = 0,
): fc.Arbitrary<Node> {
  return fc
    .array(element, { minLength: sizeOf(of), maxLength: sizeOf(of) })
    .map((data) => build.node('input', [], { data: Float64Array.from(data) }, of, dtype, bits));
}

const real = (of: Shape) => input(of, anyReal);
const positive = (of: Shape) => input(of, fc.double({ min: 1e-3, max: 1e3, noNaN: true }));
const between = (min: number, max: number) => (of: Shape) => input(of, fc.double({ min, max, noNaN: true }));
/** Few different values, so that many are equal. */
const repeated = (of: Shape) => input(of, fc.constantFrom(-1, 0, 0.1, 2));
const mask = (of: Shape) => input(of, fc.constantFrom(0, 1), 'bool');
/** Multiples of 2^-bits. */
const exact = (of: Shape, bits = 0) =>
  input(
    of,
    count.map((whole) => (whole % 2 ** 30) / 2 ** bits),
    'exact',
    bits,
  );

const two = (f: (a: Node, b: Node) => Node, of: (shape: Shape) => fc.Arbitrary<Node> = real) =>
  anyShape.chain((s) => fc.tuple(of(s), of(s))).map(([a, b]) => [f(a, b)]);
const one = (f: (a: Node) => Node, of: (shape: Shape) => fc.Arbitrary<Node> = real) =>
  anyShape.chain(of).map((a) => [f(a)]);
const bits = fc.constantFrom(0, 1, 7, 20);
/** Two exact numbers of unequal fraction bits. */
const exactPair = (f: (a: Node, b: Node) => Node) =>
  fc
    .tuple(anyShape, bits, bits)
    .chain(([s, a, b]) => fc.tuple(exact(s, a), exact(s, b)))
    .map(([a, b]) => [f(a, b)]);
const rows = (f: (a: Node) => Node, of: (shape: Shape) => fc.Arbitrary<Node> = real) =>
  fc
    .integer({ min: 1, max: 3 })
    .chain(shape)
    .chain(of)
    .map((a) => [f(a)]);

/** Running and swapped sums: carried values that depend on each other, a stacked argument, and a free value. */
const loops = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([turns, width]) =>
    fc.tuple(
      real([width]),
      real([width]),
      input([turns, width], fc.double({ min: -2, max: 2, noNaN: true })),
      real([]),
    ),
  )
  .map(([a, b, sequence, free]) => {
    const { final, stacked } = scan([a, b], [sequence], ([first, second], [step]) => {
      const sum = build.add(build.mul(first!, 0.5), step!);
      const shifted = build.add(sum, build.mul(free, 2 ** -40));
      return {
        next: [second!, sum],
        stack: [shifted, first!, transpose(reshape(sum, [1, sum.shape[0]!])), free],
      };
    });
    return [...final, ...stacked, row(stacked[0]!, stacked[0]!.shape[0]! - 1)];
  });

/** A loop inside a loop, the inner one over the outer one's row. */
const nestedLoops = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([outer, inner]) =>
    fc.tuple(input([outer, inner, 2], fc.double({ min: -1, max: 1, noNaN: true })), real([2])),
  )
  .map(([sequence, start]) => {
    const { final, stacked } = scan([start], [sequence], ([carried], [part]) => {
      const within = scan([carried!], [part!], ([x], [y]) => {
        const next = build.add(build.mul(x!, 0.25), y!);
        return { next: [next], stack: [next] };
      });
      return { next: [within.final[0]!], stack: [within.stacked[0]!, within.final[0]!] };
    });
    return [...final, ...stacked];
  });

const views = fc
  .tuple(extent, extent)
  .filter(([n, m]) => n * m <= 3000)
  .chain(([n, m]) => real([n, m]))
  .map((a) => {
    const columns = transpose(a);
    return [
      columns,
      transpose(columns),
      spread(build.sum(columns), columns),
      build.sum(build.mul(columns, columns)),
      row(a, a.shape[0]! - 1),
    ];
  });

/** Slices, reversed and joined pieces, and rows at known places. */
const pieces = fc
  .tuple(extent, extent)
  .filter(([n, m]) => n * m <= 3000)
  .chain(([n, m]) => fc.tuple(real([n, m]), real([2, m])))
  .map(([a, b]) => {
    const [n, m] = [a.shape[0]!, a.shape[1]!];
    return [
      move.concat([a, b, move.slice(a, 0, n - 1, n)]),
      move.concat([a, move.slice(move.reverse(a), 1, 0, Math.ceil(m / 2))], 1),
      move.stack([row(a, 0), row(b, 1)]),
      move.gather(a, [n - 1, 0, 0]),
      build.add(move.reverse(transpose(a)), 1),
    ];
  });

/** Places that are computed, in rows with and without equal elements, and what stands there. */
const ranked = (f: (a: Node, places: Node) => Node[]) =>
  fc
    .integer({ min: 1, max: 2 })
    .chain(shape)
    .filter((s) => s.at(-1)! > 0)
    .chain((s) => fc.oneof(real(s), repeated(s)))
    .map((a) => f(a, rank.order(a)));

const dots = fc
  .tuple(fc.constantFrom([], [2], [3, 2]), extent, extent, extent)
  .filter(([lead, m, n, k]) => sizeOf(lead) * (m + n) * k <= 4000 && sizeOf(lead) * m * n <= 4000)
  .chain(([lead, m, n, k]) => fc.tuple(real([...lead, m, k]), real([...lead, n, k])))
  .map(([a, b]) => [build.dot(a, b)]);

/** Graphs for every primitive; the roots are what is compared. */
export const primitiveGraphs: { readonly [P in Computed]: fc.Arbitrary<Node[]> } = {
  input: fc.oneof(
    one((a) => a),
    one((a) => a, exact),
    one((a) => a, mask),
  ),
  constant: anyReal.map((value) => [build.constant(value)]),
  add: fc.oneof(two(build.add), exactPair(build.add)),
  sub: fc.oneof(
    two(build.sub),
    exactPair((a, b) => build.sub(build.add(a, b), b)),
  ),
  mul: fc.oneof(two(build.mul), exactPair(build.mul)),
  div: fc.oneof(
    two(build.div),
    two(build.div, positive),
    exactPair((a, b) => build.div(a, build.add(b, exactOne()))),
  ),
  floorDiv: exactPair((a, b) => build.floorDiv(a, build.add(b, exactOne()))),
  maximum: fc.oneof(two(build.maximum), exactPair(build.maximum)),
  minimum: fc.oneof(two(build.minimum), exactPair(build.minimum)),
  neg: one(build.neg),
  abs: one(build.abs),
  sign: fc.oneof(one(build.sign), one(build.sign, repeated)),
  power: fc.integer({ min: 0, max: 13 }).chain((n) => one((a) => build.power(a, n))),
  sqrt: fc.oneof(
    one(build.sqrt, positive),
    one((a) => build.sqrt(build.square(a))),
  ),
  exp: fc.oneof(
    one((a) => build.exp(build.sub(0, build.square(a)))),
    one(build.exp, (s) => input(s, fc.double({ min: -90, max: 88, noNaN: true }))),
  ),
  log: fc.oneof(
    one(build.log, positive),
    one(build.log, between(0.4, 2.5)),
    one(build.log, between(0, 1e30)),
  ),
  log1p: fc.oneof(
    one(build.log1p, between(-0.999999, 3)),
    one(build.log1p, between(0, 1e20)),
    one((a) => build.log1p(build.exp(a)), between(-90, 1)),
  ),
  tanh: fc.oneof(one(build.tanh), one(build.tanh, between(-1, 1)), one(build.tanh, between(-20, 20))),
  sigmoid: fc.oneof(one(build.sigmoid), one(build.sigmoid, between(-100, 100))),
  erf: fc.oneof(one(build.erf), one(build.erf, between(-1.5, 1.5)), one(build.erf, between(-5, 5))),
  sin: one(build.sin, between(-Math.PI / 4, Math.PI / 4)),
  cos: one(build.cos, between(-Math.PI / 4, Math.PI / 4)),
  less: fc.oneof(two(build.less), two(build.less, repeated), exactPair(build.less)),
  lessEqual: fc.oneof(two(build.lessEqual), two(build.lessEqual, repeated), exactPair(build.lessEqual)),
  equal: fc.oneof(two(build.equal, repeated), exactPair(build.equal), two(build.equal, between(0, 1e-44))),
  select: fc.oneof(
    anyShape.chain((s) => fc.tuple(mask(s), real(s), real([]))).map(([m, a, b]) => [build.select(m, a, b)]),
    two((a, b) => build.select(build.less(a, b), b, build.mul(a, 2))),
    two((a, b) => build.select(build.less(a, b), build.whole(7), build.whole(2 ** 40 + 1))),
    rows((a) => build.countTrue(build.less(a, 0.1))),
  ),
  not: one(build.not, mask),
  and: two(build.and, mask),
  or: two(build.or, mask),
  toReal: fc.oneof(
    one(build.real, exact),
    one(build.real, (s) => exact(s, 20)),
  ),
  sum: fc.oneof(
    rows(build.sum),
    rows(build.sum, (s) => exact(s, 3)),
  ),
  max: fc.oneof(rows(build.max), rows(build.max, exact)),
  any: rows(build.any, mask),
  cumulativeSum: fc.oneof(
    rows(cumulativeSum),
    rows(cumulativeSum, (s) => exact(s, 3)),
  ),
  order: ranked((_, places) => [places]),
  argmax: ranked((a) => [rank.argmax(a)]),
  take: ranked((a, places) => [rank.take(a, places), rank.take(places, places)]),
  concat: pieces,
  view: views,
  dot: dots,
  scan: fc.oneof(loops, nestedLoops),
};

function exactOne(): Node {
  return build.node('input', [], { data: Float64Array.of(1) }, [], 'exact');
}
