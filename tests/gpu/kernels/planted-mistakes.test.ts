import { afterAll, describe, expect, it } from 'vitest';
import { adamwSettings, adamwStep } from '@/lib/gpu/kernels/adamw-step';
import { keyOf, normalNumbers } from '@/lib/gpu/kernels/cases';
import { kernelCase } from '@/lib/gpu/kernels/check';
import { flashAttention } from '@/lib/gpu/kernels/flash-attention';
import { maskingCounts, maskingShares } from '@/lib/gpu/kernels/masking-counts';
import { matmul } from '@/lib/gpu/kernels/matmul';
import { moments } from '@/lib/gpu/kernels/moments';
import { logitMoments } from '@/lib/gpu/kernels/monte-carlo';
import { nf4Quantize } from '@/lib/gpu/kernels/nf4';
import { layerNorm, rmsNorm } from '@/lib/gpu/kernels/norm';
import { normalDraws } from '@/lib/gpu/kernels/normal-draws';
import { reduce } from '@/lib/gpu/kernels/reduce';
import { softmax } from '@/lib/gpu/kernels/softmax';
import { spanChance, spanMoments } from '@/lib/gpu/kernels/span-moments';
import { openGpu } from '../dawn';
import { check, holds, tampered } from './hold';

const gpu = openGpu();
afterAll(() => gpu.destroy());

const attention = (causal: boolean, kvHeads = 2) => {
  const shape = { heads: 4, kvHeads, queries: 21, keys: 21, width: 12, valueWidth: 8, causal };
  return kernelCase(flashAttention, 'attention', shape, {
    q: normalNumbers('q', 4 * 21 * 12),
    k: normalNumbers('k', kvHeads * 21 * 12),
    v: normalNumbers('v', kvHeads * 21 * 8),
  });
};
const norm = (mean: number, eps = 1e-5) => {
  const x = normalNumbers('x', 5 * 66, mean);
  const [weight, bias] = [normalNumbers('weight', 66), normalNumbers('bias', 66)];
  return kernelCase(layerNorm, 'rows', { rows: 5, width: 66, eps }, { x, weight, bias });
};
const steps = (t: number, eps = 1e-8) => {
  const settings = adamwSettings({ lr: 0.01, beta1: 0.9, beta2: 0.999, eps, weightDecay: 0.1, t });
  const [params, grads, m] = ['params', 'grads', 'm'].map((name) => normalNumbers(name, 400));
  const v = normalNumbers('v', 400).map((x) => x * x);
  const inputs = { params: params!, grads: grads!, m: m!, v, settings };
  return kernelCase(adamwStep, 'a step', { length: 400 }, inputs);
};
const product = kernelCase(
  matmul,
  'a product',
  { m: 19, k: 23, n: 30 },
  { a: normalNumbers('a', 19 * 23), b: normalNumbers('b', 23 * 30) },
);
const rows = kernelCase(softmax, 'rows', { rows: 3, width: 70 }, { x: normalNumbers('x', 210, 0, 4) });
const rms = kernelCase(
  rmsNorm,
  'rows',
  { rows: 3, width: 70, eps: 1e-6 },
  { x: normalNumbers('x', 210), weight: normalNumbers('weight', 70) },
);
const images = kernelCase(
  moments,
  'images',
  { outer: 5, channels: 3, inner: 120 },
  { x: normalNumbers('x', 5 * 3 * 120, 100) },
);
const blocks = kernelCase(nf4Quantize, 'blocks', { blocks: 3 }, { values: normalNumbers('values', 192) });
const draws = kernelCase(normalDraws, 'draws', { blocks: 200 }, { key: keyOf('draws') });
const logits = kernelCase(logitMoments, 'logits', { samples: 100, width: 6 }, { key: keyOf('logits') });
const fates = kernelCase(
  maskingCounts,
  'fates',
  { samples: 1000 },
  { key: keyOf('fates'), shares: maskingShares(0.15, 0.8, 0.1) },
);
const spans = kernelCase(
  spanMoments,
  'spans',
  { samples: 300, maxLength: 5 },
  { key: keyOf('spans'), chance: spanChance(0.2) },
);
const long = kernelCase(reduce, 'a row', { length: 3001 }, { x: normalNumbers('x', 3001, -5) });

describe('a bound catches', () => {
  it.each([
    ['a product without its last term', product, 'i < 22u;', 'i < 20u;'],
    ['a tile that takes a wrong row', product, 'let a5 = a[row5 + i', 'let a5 = a[row4 + i'],
    ['a softmax without its largest number', rows, 'let e0 = exp(x0 - peak)', 'let e0 = exp(x0)'],
    ['padding that counts as a logit of 0', rows, /< vec4<u32>\(70u\)/g, '< vec4<u32>(72u)'],
    ['variance divided by n − 1', norm(0), 'spread / width', 'spread / (width - 1.0f)'],
    ['variance as E[x²] − µ²', norm(100), 'spread / width', '(spread + total * mean) / width'],
    ['ε outside the root', norm(0, 0.1), /inverseSqrt\((.*) \+ (.*f)\)/, '1.0f / (sqrt($1) + $2)'],
    [
      'padding that counts as a difference',
      norm(100),
      /select\(vec4<f32>\(0\.0f\), (c\d \* c\d), .*?\)\)/,
      '$1',
    ],
    ['a mean that is subtracted from an RMS norm', rms, 'let scale = ', 'let scale = 0.99f * '],
    ['statistics without the first number’s strip', images, 'i = strip + 3u', 'i = strip + 6u'],
    ['channels mixed up', images, '+ channel * 120u', '+ (channel * 120u + 1u) % 360u'],
    ['attention without the scale', attention(false), /const scale = .*f;/, 'const scale = 1.0f;'],
    ['a causal mask off by one', attention(true), /<= last/g, '< last'],
    ['the wrong group’s keys', attention(false), 'head * 2u / 4u', 'head * 1u / 4u'],
    ['sums that are not faded with the maximum', attention(false), 'total3 * fade3', 'total3'],
    ['outputs that are not faded with the maximum', attention(false), '* fade6;', ';'],
    ['a last tile that is not masked', attention(false), /key \+ 7u <= last/g, 'key + 3u <= last'],
    ['codes rounded down', blocks, /x > vec4<f32>\(0\.0397.*?\)/, 'x > vec4<f32>(0.0796f)'],
    ['a missing bias correction', steps(2), 'first / correction1', 'first'],
    ['weight decay in the gradient', steps(2), 'params[i] * decay', 'params[i]'],
    ['ε inside the root', steps(1, 0.1), '(root + eps)', 'sqrt(variance + eps)'],
    ['nine rounds of Philox', draws, 'round < 10u', 'round < 9u'],
    ['a carry lost in a product', draws, ' + (carry >> 16u)', ''],
    ['sine and cosine mixed up', draws, 'vec2<f32>(-sine, cosine)', 'vec2<f32>(cosine, -sine)'],
    ['a radius without its 2', draws, 'root(2.0f * ', 'root('],
    ['a sample that is left out', logits, 'sample < end', 'sample < end - 1u'],
    ['draws used twice', logits, 'draws.z * draws.w', 'draws.x * draws.y'],
    ['a token that is left out', fates, 'token < end', 'token < end - 1u'],
    ['one word for the choice and for the fate', fates, 'drawn.y < shares[2]', 'drawn.x < shares[2]'],
    [
      'spans that are cut off and not drawn again',
      spans,
      /select\(length \+ 1u, 1u, /,
      'select(length + 1u, length, ',
    ],
    ['lengths that are not squared', spans, 'length * length', 'length'],
    ['a sum without its tail', long, 'min(start + 4096u, 751u)', 'min(start + 4096u, 750u)'],
    ['padding that counts as a maximum of 0', long, /select\(vec4<f32>\(lowest\), (x\[i\]), .*?\)\)/, '$1'],
  ])('%s', async (_, each, from, to) => {
    await holds(gpu, each);
    expect(await check(tampered(gpu, from, to), each)).toMatchObject({ within: false });
  });
});
