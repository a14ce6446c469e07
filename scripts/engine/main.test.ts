import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

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
});
