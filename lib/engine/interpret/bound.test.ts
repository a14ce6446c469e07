import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInputs } from '../cases.fixture';
import { div, exp, mul, node, sqrt, sub } from '../language/build';
import type { Node } from '../language/node';
import { outputRoots } from '../outputs';
import { prepare } from '../prepare';
import { primitiveGraphs } from '../primitive-graphs.fixture';
import { ops } from '../registry';
import { adversarialFloat32 } from './adversarial-float32.fixture';
import { bounds } from './bound';
import type { Bounded } from './bounded';
import { UNIT } from './float32';
import { reference } from './reference';

const real = (...values: number[]): Node =>
  node('input', [], { data: Float64Array.from(values) }, [values.length], 'real');
const errorOf = (value: Node) => (bounds([value]).get(value) as Bounded).error;

describe('bound', () => {
  it('returns what storing a number as float32 loses, and nothing where it loses nothing', () => {
    expect([...errorOf(real(0.1, 0.5, 3))]).toEqual([Math.abs(0.1 - Math.fround(0.1)), 0, 0]);
  });

  it('returns one neighbour for a product, and more for a quotient', () => {
    expect(errorOf(mul(real(3), real(7)))[0]).toBe(21 * UNIT);
    expect(errorOf(div(real(3), real(8)))[0]).toBe(2.5 * 0.375 * UNIT);
  });

  it('returns a large bound where digits cancel', () => {
    const difference = errorOf(sub(real(1e6 + 0.1), real(1e6)))[0]!;
    expect(difference).toBeGreaterThan(1e-3);
    expect(difference).toBeLessThan(0.1);
  });

  it('returns what a value that vanishes may be instead, where its argument is not sure', () => {
    // e^(−20 000) is 0 in float64, and so is 0 times any factor; but float32 may take the difference to be positive.
    expect(errorOf(exp(sub(real(1e12), real(1e12 + 2e4))))[0]).toBe(Number.POSITIVE_INFINITY);
    expect(errorOf(exp(sub(real(1e10), real(1e10 + 800))))[0]).toBeGreaterThan(0);
    expect(errorOf(exp(real(-800)))[0]).toBeLessThan(1e-37);
  });

  it.each([
    ['a divisor that may be zero', () => div(real(1), sub(real(0.1), real(0.1)))],
    ['a result beyond float32', () => exp(real(89))],
    ['an input beyond float32', () => real(1e39)],
    ['the root of a negative number', () => sqrt(real(-1))],
  ])('promises nothing for %s', (_, build) => {
    expect(errorOf(build())[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it('has random inputs for every op', () => {
    expect(Object.keys(randomInputs).sort()).toEqual(Object.keys(ops).sort());
  });

  /** What the adversary makes of the nodes stays within their bounds. */
  function expectWithinBounds(nodes: readonly Node[], chance: () => number): number {
    const [exact, bounded, rough] = [reference(nodes), bounds(nodes), adversarialFloat32(nodes, chance)];
    const violations: string[] = [];
    let elements = 0;
    for (const each of nodes) {
      const [truth, float32] = [exact.get(each) as Float64Array, rough.get(each) as Float64Array];
      const { error } = bounded.get(each) as Bounded;
      for (let i = 0; i < truth.length; i++) {
        if (error[i] === Number.POSITIVE_INFINITY) continue;
        elements += 1;
        // The reference is itself a float64 result; its own rounding is 2⁻²⁹ of the bound's unit.
        const slack = Math.abs(truth[i]!) * 2 ** -48;
        if (!(Math.abs(float32[i]! - truth[i]!) <= error[i]! + slack))
          violations.push(`${each.primitive}[${i}]: ${float32[i]} for ${truth[i]}, bound ${error[i]}`);
      }
    }
    expect(violations).toEqual([]);
    return elements;
  }
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true }));

  it.each(Object.entries(primitiveGraphs))(
    'holds for %s however float32 rounds',
    (_, graphs) => {
      let elements = 0;
      const property = fc.property(graphs, chances, (roots, stream) => {
        elements += expectWithinBounds(roots, () => stream.next().value!);
      });
      fc.assert(property, { numRuns: 40 });
      expect(elements).toBeGreaterThanOrEqual(40);
    },
    20_000,
  );

  it.each(Object.keys(randomInputs))('holds for %s however float32 rounds, and is never NaN', (op) => {
    const property = fc.property(randomInputs[op]!, chances, (input, stream) => {
      const prepared = prepare(op, input);
      if (!prepared.ok) throw new Error(prepared.error.message);
      const { outputs, steps } = prepared.value;
      const nodes = [...outputRoots(outputs), ...steps.map((step) => step.node)];
      expectWithinBounds(nodes, () => stream.next().value!);
    });
    fc.assert(property, { numRuns: 150 });
  });
});
