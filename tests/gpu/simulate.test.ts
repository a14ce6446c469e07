import { afterAll, describe, expect, it, test } from 'vitest';
import { evaluate } from '@/lib/engine/evaluate';
import { Z } from '@/lib/gpu/kernels/estimate';
import { type SimulationRequest, simulate } from '@/lib/gpu/simulations/simulate';
import { openGpu } from './dawn';
import { tampered } from './kernels/hold';

const gpu = openGpu();
afterAll(() => gpu.destroy());

/** A request for a field of an op's answer, with the engine's own value for it. */
function ask(op: string, input: object, field: string, slip?: string): SimulationRequest {
  const result = evaluate(op, input, slip);
  if (!result.ok) throw new Error(result.error.message);
  const value = (result.value.output as Record<string, number>)[field]!;
  return { op, input, path: [field], value, seed: 'a seed' };
}

const logits = { dK: 64 };
const tokens = { tokens: 4096, selectRate: 0.15 };
const spans = { p: 0.2, maxLength: 10 };

describe('simulate', () => {
  it.each([
    ['attn.logitVariance', logits, 'variance', 'logits'],
    ['attn.logitVariance', logits, 'std', 'logits'],
    ['attn.logitVariance', logits, 'scaledVariance', 'logits'],
    ['bert.mlmCounts', tokens, 'selected', 'tokens'],
    ['bert.mlmCounts', tokens, 'masked', 'tokens'],
    ['bert.mlmCounts', tokens, 'random', 'tokens'],
    ['bert.mlmCounts', tokens, 'kept', 'tokens'],
    ['bert.spanLengths', spans, 'mean', 'spans'],
    ['bert.spanLengths', { p: 0.5, maxLength: 3 }, 'mean', 'spans'],
  ])('%s: the %o of its %s lies within five standard errors', async (op, input, field, drawn) => {
    const request = ask(op, input, field);
    const found = await simulate(gpu, request);
    expect(found).toMatchObject({ drawn, plausible: true, expected: request.value });
    expect(Math.abs(found!.estimate - request.value)).toBeLessThanOrEqual(Z * found!.standardError);
  });

  it.each([
    ['attn.logitVariance', logits, 'std', 'variance-for-std'],
    ['attn.logitVariance', logits, 'scaledVariance', 'scale-by-d'],
    ['bert.mlmCounts', tokens, 'masked', 'shares-of-all'],
    ['bert.spanLengths', spans, 'mean', 'not-cut-off'],
    ['bert.spanLengths', spans, 'mean', 'lengths-from-zero'],
  ])('%s: of %o, %s after the slip %s lies far outside', async (op, input, field, slip) => {
    expect(await simulate(gpu, ask(op, input, field, slip))).toMatchObject({ plausible: false });
  });

  it('draws the same with the same seed, and otherwise with another', async () => {
    const request = ask('bert.spanLengths', spans, 'mean');
    const [one, same, other] = [
      await simulate(gpu, request),
      await simulate(gpu, request),
      await simulate(gpu, { ...request, seed: 'another' }),
    ];
    expect(same!.estimate).toBe(one!.estimate);
    expect(other!.estimate).not.toBe(one!.estimate);
  });

  it.each([
    ['an op whose answer is no expectation', 'norm.layerNorm', { x: [1, 2] }, 'mean'],
    ['a width that is odd', 'attn.logitVariance', { dK: 63 }, 'variance'],
    ['a width that is too large', 'attn.logitVariance', { dK: 100_000 }, 'variance'],
    ['spans that are nearly always too long', 'bert.spanLengths', { p: 0.001, maxLength: 2 }, 'mean'],
    ['no tokens', 'bert.mlmCounts', { tokens: 0 }, 'masked'],
  ])('has nothing to say of %s', async (_, op, input, field) => {
    expect(await simulate(gpu, ask(op, input, field))).toBeNull();
  });

  it('says nothing of one probability of several, or of an input that is none', async () => {
    const request = ask('bert.spanLengths', spans, 'mean');
    expect(await simulate(gpu, { ...request, path: ['probabilities', 0] })).toBeNull();
    expect(await simulate(gpu, { ...request, input: { p: 2 } })).toBeNull();
  });
});

test.each([
  [
    'draws that are not independent',
    'attn.logitVariance',
    logits,
    'variance',
    'draws.z * draws.w',
    'draws.z * draws.z',
  ],
  ['a share of all tokens', 'bert.mlmCounts', tokens, 'masked', 'drawn.x >= shares[0]', 'drawn.x < 0u'],
  ['spans that start at 0', 'bert.spanLengths', spans, 'mean', 'var length = 1u', 'var length = 0u'],
] as const)('%s are found out', async (_, op, input, field, from, to) => {
  expect(await simulate(tampered(gpu, from, to), ask(op, input, field))).toMatchObject({ plausible: false });
});
