import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { primitiveGraphs } from '@/lib/engine/primitive-graphs.fixture';
import { openGpu } from './dawn';
import { runGraph } from './within-bound';

const gpu = openGpu();
afterAll(() => gpu.destroy());

test.each(Object.entries(primitiveGraphs))('%s keeps its bound', async (_, graphs) => {
  let elements = 0;
  await fc.assert(
    fc.asyncProperty(graphs, async (roots) => {
      const outcome = await runGraph(gpu, roots);
      elements += outcome.elements;
      expect(outcome.violations).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(elements).toBeGreaterThan(40);
});
