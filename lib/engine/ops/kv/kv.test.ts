import { describe, expect, it } from 'vitest';
import { answer } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

const GIB = 2 ** 30;

describe('key–value cache', () => {
  it('of Llama 2 7B takes 2 GiB at 4096 tokens; of 70B 1.25 GiB, where full attention would take 10', () => {
    const bytes = (layers: number, kvHeads: number) =>
      Number(answer('kv.cacheBytes', { layers, kvHeads, headDim: 128, seqLen: 4096 }).bytes) / GIB;
    expect([bytes(32, 32), bytes(80, 8), bytes(80, 64)]).toEqual([2, 1.25, 10]);
  });

  it('forgotten values halve it', () => {
    const input = { layers: 32, kvHeads: 32, headDim: 128 };
    expect(answer('kv.cacheBytes', input, 'forgot-values').bytesPerToken).toBe(524_288 / 2);
  });

  it('counts key–value heads; counting query heads makes eight times as much of Llama 2 70B', () => {
    const input = { layers: 80, kvHeads: 8, queryHeads: 64, headDim: 128 };
    expect(answer('kv.cacheBytes', input).bytesPerToken).toBe(327_680);
    expect(answer('kv.cacheBytes', input, 'query-heads').bytesPerToken).toBe(8 * 327_680);
  });

  it('keeps 1/32 with one shared head, and 1/8 with four groups of eight', () => {
    expect(answer('kv.sharing', { queryHeads: 32, kvHeads: 1 }).ratio).toBe(1 / 32);
    const groups = { queryHeads: 32, kvHeads: 4 };
    expect(answer('kv.sharing', groups)).toEqual({ headsPerGroup: 8, ratio: 1 / 8, saved: 7 / 8 });
    expect(answer('kv.sharing', groups, 'one-over-groups').ratio).toBe(1 / 4);
  });

  it('shares as the bytes of the cache do', () => {
    const bytes = (kvHeads: number) =>
      answer('kv.cacheBytes', { layers: 80, kvHeads, headDim: 128 }).bytes as number;
    expect(answer('kv.sharing', { queryHeads: 64, kvHeads: 8 }).ratio).toBe(bytes(8) / bytes(64));
  });

  it('rejects groups that do not divide the heads', () => {
    expect(evaluate('kv.sharing', { queryHeads: 32, kvHeads: 5 })).toMatchObject({
      error: { code: 'INVALID_INPUT', path: 'input.kvHeads' },
    });
  });
});
