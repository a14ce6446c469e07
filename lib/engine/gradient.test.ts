import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInputs } from './cases.fixture';
import { differentiable, drawnFrom } from './differentiable-graphs.fixture';
import { gradients } from './gradient';
import { compareWithDifferences } from './gradient.fixture';
import { bounds } from './interpret/bound';
import type { Bounded } from './interpret/bounded';
import { reference } from './interpret/reference';
import * as build from './language/build';
import type { Node } from './language/node';
import { outputRoots } from './outputs';
import { prepare } from './prepare';
import { ops } from './registry';
import type { Shape } from './tensor';

const input = (shape: Shape, ...data: number[]): Node =>
  build.node('input', [], { data: Float64Array.from(data) }, shape, 'real');
const valuesOf = (value: Node) => [...(reference([value]).get(value) as Float64Array)];
const gradientOf = (output: Node, of: Node) =>
  gradients([{ node: output, seed: build.constant(1) }], [of])[0]!;

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
    ['relu', build.relu, 0],
    ['|x|', build.abs, 0],
    ['max(x, 0)', (x: Node) => build.maximum(x, 0), 0.5],
    [
      'softplus',
      (x: Node) => build.add(build.maximum(x, 0), build.log1p(build.exp(build.neg(build.abs(x))))),
      0.5,
    ],
    ['the lesser of x and 0', (x: Node) => build.minimum(x, 0), 0.5],
  ])('takes the derivative of %s at its kink by convention', (_, f, slope) => {
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

  it.each(Object.entries(differentiable))('of %s are what differences give', (_, graph) => {
    let compared = 0;
    fc.assert(
      fc.property(fc.infiniteStream(share), (stream) => {
        const comparison = compareWithDifferences(graph(drawnFrom(stream)));
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
    if (seen.singular > 0) expect(seen.compared).toBeGreaterThan(0);
  });
});
