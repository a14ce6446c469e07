import { describe, expect, it } from 'vitest';
import { outputNodes } from '@/lib/engine/outputs';
import { prepare } from '@/lib/engine/prepare';
import { compile } from './compile';

function kernelOf(op: string, input: unknown) {
  const prepared = prepare(op, input);
  if (!prepared.ok) throw new Error(prepared.error.message);
  const { outputs, steps, names, symbols } = prepared.value;
  const roots = [...outputNodes(outputs).map(({ node }) => node), ...steps.map(({ node }) => node)];
  return compile({ title: op, roots: [...new Set(roots)], names, symbols });
}

const adam = (params: number[], grads: number[][]) => kernelOf('optim.adam', { params, grads });

describe('compile', () => {
  it.each([
    [
      'norm.layerNorm',
      {
        x: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
        ],
        weight: [1, 1, 1, 1],
        bias: [0, 0, 0, 0],
      },
    ],
    [
      'optim.adam',
      {
        params: [1, 2],
        grads: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
    ],
    [
      'attn.sdpa',
      {
        q: [[1, 2]],
        k: [
          [1, 2],
          [3, 4],
        ],
        v: [[5], [6]],
        mask: [[true, false]],
      },
    ],
    ['memory.zero', { params: 7e9, dataParallel: 3, stage: 2 }],
  ])('writes %s as one can read it', async (op, input) => {
    await expect(kernelOf(op, input).wgsl).toMatchFileSnapshot(`./snapshots/${op}.wgsl`);
  });

  it('gives equal text for other numbers of equal shape, and other text for another shape', () => {
    const text = adam([1, 2], [[3, 4]]).wgsl;
    expect(adam([-7, 0.1], [[1e9, 5]]).wgsl).toBe(text);
    expect(adam([1, 2, 3], [[3, 4, 5]]).wgsl).not.toBe(text);
  });

  it('keeps the default limit on invocations and gives small cases few', () => {
    const wide = kernelOf('attn.softmax', { x: Array(5000).fill(1) }).wgsl;
    expect(wide).toContain('const lanes = 256u;');
    expect(adam([1], [[1]]).wgsl).toContain('const lanes = 1u;');
  });

  it('does not write what nobody reads of a loop', () => {
    const prepared = prepare('optim.adam', { params: [1], grads: [[1], [2]] });
    if (!prepared.ok) throw new Error(prepared.error.message);
    const { outputs, names, symbols } = prepared.value;
    const [trajectory] = outputNodes(outputs);
    const { wgsl } = compile({ title: 'trajectory', roots: [trajectory!.node], names, symbols });
    expect(wgsl).toContain('const params_at');
    expect(wgsl).toMatch(/const mHat_at = \d+u; \/\/ reals \[1\]/);
  });
});
