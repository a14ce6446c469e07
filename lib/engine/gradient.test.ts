import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInputs } from './cases.fixture';
import { gradients } from './gradient';
import { compareWithDifferences } from './gradient.fixture';
import { bounds } from './interpret/bound';
import type { Bounded } from './interpret/bounded';
import { reference } from './interpret/reference';
import * as build from './language/build';
import * as move from './language/move';
import type { Computed, Node } from './language/node';
import * as rank from './language/rank';
import { cumulativeSum, scan } from './language/scan';
import { outputRoots } from './outputs';
import { prepare } from './prepare';
import { ops } from './registry';
import { type Shape, sizeOf } from './tensor';

const input = (shape: Shape, ...data: number[]): Node =>
  build.node('input', [], { data: Float64Array.from(data) }, shape, 'real');
const valuesOf = (value: Node) => [...(reference([value]).get(value) as Float64Array)];
const gradientOf = (output: Node, of: Node) =>
  gradients([{ node: output, seed: build.constant(1) }], [of])[0]!;

/** A random input between two numbers. */
type Given = (shape: Shape, from?: number, to?: number) => Node;

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
const graphs: { readonly [P in Computed]: (given: Given) => Node[] } = {
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

/** Spread evenly: equal numbers would be kinks. */
const share = fc.noBias(fc.integer({ min: 0, max: 2 ** 30 })).map((whole) => whole / 2 ** 30);

describe('gradients', () => {
  it('returns the derivative of each input, and zeros for one that nothing depends on', () => {
    const [x, y, apart] = [input([], 3), input([], 5), input([2], 1, 1)];
    const product = build.add(build.mul(x, y), build.square(x));
    const found = gradients([{ node: product, seed: build.constant(1) }], [x, y, apart]);
    expect(found.map(valuesOf)).toEqual([[11], [3], [0, 0]]);
  });

  it('sums over several outputs, each with its seed', () => {
    const x = input([2], 2, 3);
    const outputs = [
      { node: build.square(x), seed: input([2], 1, 10) },
      { node: build.sum(x), seed: build.constant(100) },
    ];
    expect(valuesOf(gradients(outputs, [x])[0]!)).toEqual([104, 160]);
  });

  it.each([
    ['relu', (x: Node) => build.maximum(x, 0), 0],
    ['|x|', build.abs, 0],
    ['the lesser of x and 1', (x: Node) => build.minimum(build.add(x, 1), 1), 0],
  ])('takes %s to be flat at its kink', (_, f, slope) => {
    const x = input([], 0);
    expect(valuesOf(gradientOf(f(x), x))).toEqual([slope]);
  });

  it('gives the derivative of the largest to the first of equals', () => {
    const x = input([3], 1, 7, 7);
    expect(valuesOf(gradientOf(build.max(x), x))).toEqual([0, 1, 0]);
  });

  it('keeps the digits of a derivative that is nearly 0', () => {
    const x = input([], 15);
    expect(valuesOf(gradientOf(build.tanh(x), x))[0]).toBeCloseTo(4 * Math.exp(-30) - 8 * Math.exp(-60), 27);
  });

  it('differentiates twice', () => {
    const x = input([2], 0.3, -2);
    const first = gradients([{ node: build.tanh(x), seed: input([2], 1, 1) }], [x])[0]!;
    const second = gradients([{ node: first, seed: input([2], 1, 1) }], [x])[0]!;
    for (const [i, value] of valuesOf(second).entries()) {
      const t = Math.tanh([0.3, -2][i]!);
      expect(value).toBeCloseTo(-2 * t * (1 - t * t), 14);
    }
  });

  it('has a finite bound, as any other formula', () => {
    const x = input([3], 0.1, 0.2, 0.3);
    const gradient = gradientOf(build.sum(build.tanh(x)), x);
    const { error } = bounds([gradient]).get(gradient) as Bounded;
    expect(Math.max(...error)).toBeLessThan(1e-5);
  });

  it.each(Object.entries(graphs))('of %s are what differences give', (_, graph) => {
    let compared = 0;
    fc.assert(
      fc.property(fc.infiniteStream(share), (stream) => {
        const given: Given = (shape, from = -2, to = 2) =>
          input(
            shape,
            ...Array.from({ length: sizeOf(shape) }, () => from + (to - from) * stream.next().value!),
          );
        const comparison = compareWithDifferences(graph(given));
        expect(comparison.disagreements).toEqual([]);
        compared += comparison.compared;
      }),
      { numRuns: 30 },
    );
    expect(compared).toBeGreaterThan(15);
  });

  it.each(Object.keys(ops))('of %s are what differences give', (op) => {
    const seen = { compared: 0, singular: 0 };
    for (const given of fc.sample(randomInputs[op]!, { numRuns: 12, seed: 1 })) {
      const prepared = prepare(op, given);
      if (!prepared.ok) throw new Error(prepared.error.message);
      const { compared, singular, disagreements } = compareWithDifferences(
        outputRoots(prepared.value.outputs),
      );
      expect(disagreements).toEqual([]);
      seen.compared += compared;
      seen.singular += singular;
    }
    expect(seen.compared).toBeGreaterThanOrEqual(seen.singular);
  });
});
