import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { randomInputs } from '@/lib/engine/cases.fixture';
import { ops } from '@/lib/engine/registry';
import { adversarialCases } from './adversarial-cases';
import { openGpu } from './dawn';
import { runCase } from './within-bound';

const gpu = openGpu();
afterAll(() => gpu.destroy());

describe('every op on the GPU', () => {
  it.each(Object.keys(ops))('%s keeps its bound on random inputs', async (op) => {
    let elements = 0;
    await fc.assert(
      fc.asyncProperty(randomInputs[op]!, async (input) => {
        const outcome = await runCase(gpu, op, input);
        if ('refused' in outcome) throw new Error(outcome.refused);
        elements += outcome.elements;
        expect(outcome.violations).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(elements).toBeGreaterThan(60);
  });

  it.each(adversarialCases)('$op keeps its bound on $name', async ({ op, input }) => {
    const outcome = await runCase(gpu, op, input);
    expect(outcome).toMatchObject({ violations: [] });
    expect('elements' in outcome && outcome.elements).toBeGreaterThan(0);
  });

  it('leaves no buffer behind', () => {
    expect(gpu.buffers().inUse).toBe(0);
  });
});
