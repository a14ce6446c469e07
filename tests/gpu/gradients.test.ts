import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { differentiable, drawnFrom } from '@/lib/engine/differentiable-graphs.fixture';
import { gradients } from '@/lib/engine/gradient';
import { fill } from '@/lib/engine/language/move';
import { inOrder } from '@/lib/engine/language/node';
import { openGpu } from './dawn';
import { runGraph } from './within-bound';

const gpu = openGpu();
afterAll(() => gpu.destroy());

test.each(Object.entries(differentiable))('the gradient of %s keeps its bound', async (_, graph) => {
  const share = fc.noBias(fc.integer({ min: 0, max: 2 ** 30 })).map((whole) => whole / 2 ** 30);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(share), async (stream) => {
      const outputs = graph(drawnFrom(stream)).filter(({ dtype }) => dtype === 'real');
      const inputs = inOrder(outputs).filter(
        ({ primitive, dtype }) => primitive === 'input' && dtype === 'real',
      );
      const seeded = outputs.map((node) => ({ node, seed: fill(1, node.shape) }));
      const outcome = await runGraph(gpu, gradients(seeded, inputs));
      expect(outcome.violations).toEqual([]);
    }),
    { numRuns: 4 },
  );
});
