import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';

// Every test starts processes, some several.
vi.setConfig({ testTimeout: 60_000 });

/** In UTF-8. */
const NEWLINE = 10;

const command = ['--import', 'tsx', 'scripts/engine/main.ts'];

function engine(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    input,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, stderr, results: lines.map((line) => JSON.parse(line)) };
}

describe('engine on the command line', () => {
  it('answers every line of a batch in order, broken ones with an error', () => {
    const { status, results } = engine(
      ['batch'],
      [
        '\uFEFF{"id":"good","op":"attn.logitVariance","input":{"dK":64},"expected":"ignored"}',
        '',
        'not json',
        '{"id":"torn","op":',
        '[]',
        '{"id":7,"op":"no.such","input":{}}',
        '{"id":"no op","input":{}}',
        '{"id":"no input","op":"attn.softmax"}',
        '{"id":"extra","op":"attn.logitVariance","input":{"dK":64,"dV":1}}',
        '{"id":"infinite","op":"attn.softmax","input":{"x":["-Infinity",0]}}\r',
        '{"id":"last, without a newline","op":"kv.cacheBytes","input":{"layers":80,"kvHeads":8,"headDim":128}}',
      ].join('\n'),
    );
    expect(status).toBe(0);
    expect(results).toEqual([
      { id: 'good', output: { variance: 64, std: 8, scaledVariance: 1 } },
      { id: null, error: { code: 'INVALID_INPUT', path: '', message: expect.any(String) } },
      { id: 'torn', error: { code: 'INVALID_INPUT', path: '', message: expect.any(String) } },
      { id: null, error: { code: 'INVALID_INPUT', path: '', message: expect.any(String) } },
      { id: 7, error: { code: 'UNKNOWN_OP', path: 'op', message: expect.any(String) } },
      { id: 'no op', error: { code: 'INVALID_INPUT', path: 'op', message: expect.any(String) } },
      { id: 'no input', error: { code: 'INVALID_INPUT', path: 'input', message: expect.any(String) } },
      { id: 'extra', error: { code: 'INVALID_INPUT', path: 'input.dV', message: expect.any(String) } },
      { id: 'infinite', output: { y: [0, 1] } },
      { id: 'last, without a newline', output: { bytesPerToken: 327_680, bytes: 327_680 } },
    ]);
  });

  it('lists every op with its meaning and describes one by its schema', () => {
    const { results } = engine(['list']);
    expect(results).toContainEqual({ id: 'attn.softmax', meaning: 'Softmax over the last axis' });
    const [described] = engine(['describe', 'norm.layerNorm']).results;
    expect(described).toMatchObject({
      id: 'norm.layerNorm',
      input: {
        type: 'object',
        required: ['x'],
        additionalProperties: false,
        properties: { eps: { default: 1e-5 } },
      },
      output: { properties: { y: { description: expect.stringContaining('[...,D]') } } },
    });
  });

  it('keeps stdout empty when it is used wrongly', () => {
    expect(engine(['describe', 'no.such'])).toMatchObject({
      status: 1,
      results: [],
      stderr: expect.stringContaining('no.such'),
    });
    expect(engine(['batch', '--fast'])).toMatchObject({
      status: 2,
      results: [],
      stderr: expect.stringContaining('Usage'),
    });
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [...command, 'batch'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    child.stdin.on('error', () => {});
    const line = '{"id":"x","op":"attn.logitVariance","input":{"dK":64}}\n';
    child.stdin.write(line);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(line.repeat(5000));
    const [status] = await once(child, 'exit');
    expect(complaints).toBe('');
    expect(status).toBe(141);
  });

  it('streams: a hundred thousand lines, a hundred megabytes, in a heap of 64', async () => {
    const child = spawn(process.execPath, ['--max-old-space-size=64', ...command, 'batch'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let answers = 0;
    child.stdout.on('data', (piece: Buffer) => {
      for (const byte of piece) answers += Number(byte === NEWLINE);
    });
    const ended = once(child, 'exit');
    const rest = `"op":"attn.logitVariance","input":{"dK":64},"note":"${'x'.repeat(1000)}"}\n`;
    for (let i = 0; i < 100_000; i++)
      if (!child.stdin.write(`{"id":${i},${rest}`)) await once(child.stdin, 'drain');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    expect(answers).toBe(100_000);
  });

  it('answers lines that are as deep or as long as a line can be, and goes on', () => {
    const deep = 500_000;
    const lines = [
      `{"id":"list","op":"attn.softmax","input":{"x":${'['.repeat(deep)}${']'.repeat(deep)}}}`,
      `{"id":"tree","op":"tree.leafFeatures","input":{"x":[1],"trees":[${'{"left":'.repeat(deep)}1${'}'.repeat(deep)}]}}`,
      `{"id":"open","op":"attn.softmax","input":${'['.repeat(deep)}`,
      `{"id":"wide","op":"attn.softmax","input":{"x":[${'0,'.repeat(1_000_000)}0]}}`,
      `{"id":"million","op":"loss.klDivergence","input":{"p":[${'1,'.repeat(499_999)}1],"q":[${'1,'.repeat(499_999)}1]}}`,
      `{"id":"sum","op":"autograd.gradients","input":{"losses":["${'w+'.repeat(deep)}w"],"variables":{"w":1}}}`,
      `{"id":"last","op":"attn.logitVariance","input":{"dK":64}}`,
    ];
    const { status, results } = engine(['batch'], lines.join('\n'));
    expect(status).toBe(0);
    expect(results.map(({ id, error }) => [id, error?.code])).toEqual([
      ['list', 'INVALID_INPUT'],
      ['tree', 'INVALID_INPUT'],
      ['open', 'INVALID_INPUT'],
      ['wide', 'UNSUPPORTED'],
      ['million', undefined],
      ['sum', 'UNSUPPORTED'],
      ['last', undefined],
    ]);
  });
});
