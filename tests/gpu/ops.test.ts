import { afterAll, describe, expect, inject, it } from 'vitest';
import { ops } from '@/lib/engine/registry';
import { adversarialCases } from './adversarial-cases';
import { openGpu } from './dawn';
import { manyInputs } from './many-inputs';
import { runCase, runJob } from './within-bound';

declare module 'vitest' {
  interface ProvidedContext {
    inputs: number;
  }
}

const gpu = openGpu();
afterAll(() => gpu.destroy());

/** A compilation or so for every sixteenth. */
const MILLISECONDS_PER_INPUT = 1000;

/** From so many on, what was found is printed. */
const WORTH_TELLING = 1000;

type Found = { inputs: number; elements: number; ties: number; shares: number[] };

/** A row of the table in docs/gpu-notes.md: error as a share of its bound, in the middle, for 99 of 100, at most. */
function row(op: string, { inputs, elements, ties, shares }: Found): string {
  const sorted = Float64Array.from(shares).sort();
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))];
  const percent = [0.5, 0.99, 1].map((part) =>
    sorted.length === 0 ? '–' : `${Number((100 * at(part)!).toPrecision(2))} %`,
  );
  return `| ${[op, inputs, elements, ties, ...percent].join(' | ')} |`;
}

describe('every op on the GPU', () => {
  const count = inject('inputs');
  const seed = Date.now() % 2 ** 31;

  it.each(Object.keys(ops))(
    '%s keeps its bound on random inputs and on hard ones of the same shapes',
    async (op) => {
      const found: Found = { inputs: 0, elements: 0, ties: 0, shares: [] };
      for (const { input, job } of manyInputs(op, count, seed)) {
        const { elements, violations, shares, undecided } = await runJob(gpu, job);
        expect(violations, JSON.stringify(input)).toEqual([]);
        expect(undecided.filter((kind) => kind !== 'tie')).toEqual([]);
        found.inputs += 1;
        found.elements += elements;
        found.ties += undecided.length;
        found.shares.push(...shares);
      }
      expect(found.inputs).toBe(count);
      expect(found.elements).toBeGreaterThanOrEqual(count);
      if (count >= WORTH_TELLING) console.log(row(op, found));
    },
    60_000 + count * MILLISECONDS_PER_INPUT,
  );

  it.each(adversarialCases)('$op keeps its bound on $name', async ({ op, input }) => {
    const outcome = await runCase(gpu, op, input);
    expect(outcome).toMatchObject({ violations: [] });
    expect('elements' in outcome && outcome.elements).toBeGreaterThan(0);
  });

  it('leaves no buffer behind', () => {
    expect(gpu.buffers().inUse).toBe(0);
  });
});
