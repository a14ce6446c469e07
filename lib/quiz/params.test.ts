import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { makeItem, sources } from './kinds/items.fixture';
import { parsePack } from './pack';
import { drawParams } from './params';

const text = (words: string) => ({ en: words, zh: words });

function drawn(params: Record<string, unknown>, seed = 'seed') {
  const result = drawParams(makeItem('choice', { params }), seed, 0);
  if (!result.ok) throw new Error(result.reason);
  return result.params;
}

const tables = {
  models: [
    { name: 'A', heads: 32, kvHeads: 32 },
    { name: 'B', heads: 32, kvHeads: 8 },
    { name: 'C', heads: 64, kvHeads: 8 },
  ],
};

function packWith(model: object) {
  const source = stringify({
    schema: 'gradcheck/pack@1',
    slug: 'sample',
    title: text('Sample'),
    summary: text('A sample'),
    topics: [{ id: 'norm', title: text('Norm') }],
    tables,
    items: [{ ...sources.choice, params: { model }, prompt: text('{{ model.name }}') }],
  });
  return parsePack(source, 'pack.yaml');
}

describe('drawParams', () => {
  it('draws so many different entries of a list', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { some } = drawn({ some: { choice: ['a', 'b', 'c', 'd'], count: 3 } }, seed);
        expect(new Set(some as string[]).size).toBe(3);
      }),
    );
  });

  it('fills a tensor from a list', () => {
    const { x } = drawn({ x: { tensor: [2, 3], choice: ['p', 'q'] } });
    expect((x as string[][]).map((row) => row.length)).toEqual([3, 3]);
    expect(new Set((x as string[][]).flat())).toEqual(new Set(['p', 'q']));
  });

  it('computes by the engine, as it should be and with a mistake, lists too', () => {
    const call = { op: 'norm.layerNorm', input: { x: '=x', eps: 0 } };
    const { whole, third, mistaken } = drawn({
      x: { value: [1, 2, 3, 6] },
      whole: { ...call, path: ['y'], round: 3 },
      third: { ...call, path: ['steps', 'mean'] },
      mistaken: { ...call, path: ['y', 3], slip: 'sample-variance', round: 3 },
    });
    expect({ whole, third, mistaken }).toEqual({
      whole: [-1.069, -0.535, 0, 1.604],
      third: 3,
      mistaken: 1.389,
    });
  });

  it('fails with the reason of the engine', () => {
    const spec = { op: 'norm.layerNorm', input: { x: [] }, path: ['y'] };
    const result = drawParams(makeItem('choice', { params: { y: spec } }), 'seed', 0);
    expect(result).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^params\.y: engine: INVALID_INPUT/),
    });
  });
});

describe('tables', () => {
  it('give a row that fits', () => {
    const parsed = packWith({ table: 'models', where: 'row.kvHeads < row.heads' });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const names = new Set<unknown>();
    for (let index = 0; index < 30; index++) {
      const result = drawParams(parsed.pack.items[0]!, `seed ${index}`, 0);
      if (result.ok) names.add((result.params.model as { name: string }).name);
    }
    expect(names).toEqual(new Set(['B', 'C']));
  });

  it.each([
    [{ table: 'nope' }, 'the pack has no table "nope"'],
    [{ table: 'models', where: 'row.heads > 99' }, 'no row of "models" fits "row.heads > 99"'],
    [{ table: 'models', where: 'row.heads' }, '"row.heads" does not give true or false'],
    [{ table: 'models', where: 'row.size > 1' }, 'there is no field "size"'],
  ])('reject %j', (model, message) => {
    const parsed = packWith(model);
    expect(parsed.ok ? [] : parsed.problems).toContainEqual(
      expect.objectContaining({ path: 'items[0].params.model', message: expect.stringContaining(message) }),
    );
  });
});
