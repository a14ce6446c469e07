import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../interpret/bound';
import type { Bounded } from '../interpret/bounded';
import { sineCosine } from './angle';
import { Scope } from './scope';

function sineAndCosine(...angles: number[]) {
  const nodes = sineCosine(new Scope(), 'angle', '\\theta', {
    shape: [angles.length],
    data: Float64Array.from(angles),
  });
  const run = bounds([nodes.sin, nodes.cos]);
  return { sin: run.get(nodes.sin) as Bounded, cos: run.get(nodes.cos) as Bounded };
}

describe('sineCosine', () => {
  it('returns sine and cosine of any angle to float64’s accuracy, and a small bound', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (angle) => {
        const { sin, cos } = sineAndCosine(angle);
        expect(Math.abs(sin.value[0]! - Math.sin(angle))).toBeLessThan(1e-15);
        expect(Math.abs(cos.value[0]! - Math.cos(angle))).toBeLessThan(1e-15);
        expect(Math.max(sin.error[0]!, cos.error[0]!)).toBeLessThan(1e-6);
      }),
    );
  });

  it('returns the quarter turns', () => {
    const { sin, cos } = sineAndCosine(0, Math.PI / 2, Math.PI, -Math.PI / 2, 4 * Math.PI);
    for (const [i, wanted] of [0, 1, 0, -1, 0].entries()) expect(sin.value[i]).toBeCloseTo(wanted, 14);
    for (const [i, wanted] of [1, 0, -1, 0, 1].entries()) expect(cos.value[i]).toBeCloseTo(wanted, 14);
  });
});
