import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const command = ['--import', 'tsx', 'scripts/engine/main.ts', 'batch', '--backend', 'gpu'];

function engine(input: string, env: Record<string, string | undefined> = {}) {
  const options = { input, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return {
    status,
    stderr,
    results: stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

const cases = [
  { id: 'softmax', op: 'attn.softmax', input: { x: [1, 2, 3] } },
  { id: 'bytes', op: 'kv.cacheBytes', input: { layers: 80, kvHeads: 8, headDim: 128, seqLen: 131_072 } },
  { id: 'beyond', op: 'norm.layerNorm', input: { x: [[1, 2e39]] } },
  { id: 'squares beyond', op: 'norm.layerNorm', input: { x: [1e30, 2e30] } },
  { id: 'wrong', op: 'norm.layerNorm', input: { x: [] } },
];
const batch = cases.map((each) => JSON.stringify(each)).join('\n');

test('a batch on the GPU carries the bound of every number and the adapter', () => {
  const { status, results } = engine(batch);
  expect(status).toBe(0);
  const [softmax, bytes, beyond, squares, wrong] = results;
  const adapter = expect.stringMatching(/./);
  expect(softmax).toEqual({
    id: 'softmax',
    output: { y: expect.any(Array) },
    bound: { y: expect.any(Array) },
    adapter,
  });
  const reference = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];
  for (const [i, value] of reference.entries()) {
    expect(Math.abs(softmax.output.y[i] - value)).toBeLessThanOrEqual(softmax.bound.y[i]);
    expect(softmax.bound.y[i]).toBeLessThan(2e-6);
  }
  expect(bytes.output).toEqual({ bytesPerToken: 327_680, bytes: 42_949_672_960 });
  expect(bytes.bound).toEqual({ bytesPerToken: 0, bytes: 0 });
  expect(beyond).toMatchObject({ error: { code: 'UNSUPPORTED', path: 'input.x[0][1]' } });
  expect(squares).toMatchObject({ error: { code: 'UNSUPPORTED', path: 'input' } });
  expect(wrong).toMatchObject({ error: { code: 'INVALID_INPUT', path: 'input.x' } });
});

test('the way to a software adapter is found without being told', () => {
  const { status, results } = engine(batch, { VK_ICD_FILENAMES: undefined, LD_LIBRARY_PATH: undefined });
  expect(status).toBe(0);
  expect(results).toHaveLength(cases.length);
});

test('the driver that somebody names is used, with the loader beside it', () => {
  expect(engine(batch, { LD_LIBRARY_PATH: undefined })).toMatchObject({ status: 0 });
});

test('without an adapter it ends with status 3 and one line', () => {
  const { status, stderr, results } = engine(batch, { VK_ICD_FILENAMES: '/nowhere/driver.json' });
  expect(status).toBe(3);
  expect(results).toEqual([]);
  expect(stderr).toMatch(/^No usable WebGPU adapter.*\n$/);
});
