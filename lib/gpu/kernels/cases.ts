import { createStream, streamKey } from '@/lib/engine/random';
import { adamwSettings, adamwStep } from './adamw-step';
import { type KernelCase, kernelCase } from './check';
import { flashAttention } from './flash-attention';
import { maskingCounts, maskingShares } from './masking-counts';
import { matmul } from './matmul';
import { moments } from './moments';
import { logitMoments } from './monte-carlo';
import { nf4Quantize } from './nf4';
import { layerNorm, rmsNorm } from './norm';
import { normalDraws } from './normal-draws';
import { reduce } from './reduce';
import { softmax } from './softmax';
import { spanChance, spanMoments } from './span-moments';

/** Float32 numbers with the given mean and spread, the same on every machine but for the host's log and cos. */
export function normalNumbers(name: string, length: number, mean = 0, spread = 1): Float32Array<ArrayBuffer> {
  const stream = createStream('kernels', name);
  return Float32Array.from({ length }, () => mean + spread * stream.normal());
}

export const keyOf = (name: string) => Uint32Array.from(streamKey('kernels', name));

const adamwCase = (length: number): KernelCase => {
  const settings = adamwSettings({
    lr: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    eps: 1e-8,
    weightDecay: 0.01,
    t: 3,
  });
  const v = normalNumbers('v', length).map((x) => x * x);
  const [params, grads, m] = ['params', 'grads', 'm'].map((name) => normalNumbers(name, length));
  const inputs = { params: params!, grads: grads!, m: m!, v, settings };
  return kernelCase(adamwStep, `AdamW, ${length}`, { length }, inputs);
};

const attentionCase = (title: string, heads: number, kvHeads: number, length: number, causal: boolean) => {
  const shape = { heads, kvHeads, queries: length, keys: length, width: 32, valueWidth: 32, causal };
  const [q, k, v] = [heads, kvHeads, kvHeads].map((of, i) =>
    normalNumbers(`${title} ${i}`, of * length * shape.width),
  );
  return kernelCase(flashAttention, title, shape, { q: q!, k: k!, v: v! });
};

/** A few seconds' work on a software adapter: what a page checks a machine's kernels with. Made when asked for. */
export const kernelCases: readonly (() => KernelCase)[] = [
  () => {
    const [m, k, n] = [128, 96, 160];
    const inputs = { a: normalNumbers('a', m * k), b: normalNumbers('b', k * n) };
    return kernelCase(matmul, `${m}×${k}×${n}`, { m, k, n }, inputs);
  },
  () => {
    const [m, k, n] = [67, 33, 45];
    const inputs = { a: normalNumbers('a', m * k), b: normalNumbers('b', k * n) };
    return kernelCase(matmul, `${m}×${k}×${n}`, { m, k, n }, inputs);
  },
  () => kernelCase(softmax, '64×1000', { rows: 64, width: 1000 }, { x: normalNumbers('x', 64_000, 0, 5) }),
  ...[0, 100, 10_000].map((mean) => () => {
    const shape = { rows: 32, width: 768, eps: 1e-5 };
    const [weight, bias] = [normalNumbers('weight', 768), normalNumbers('bias', 768)];
    return kernelCase(layerNorm, `32×768, µ = ${mean}`, shape, {
      x: normalNumbers('x', 32 * 768, mean),
      weight,
      bias,
    });
  }),
  () => {
    const inputs = { x: normalNumbers('x', 32 * 770), weight: normalNumbers('weight', 770) };
    return kernelCase(rmsNorm, '32×770', { rows: 32, width: 770, eps: 1e-6 }, inputs);
  },
  ...[100, 10_000].map((mean) => () => {
    const shape = { outer: 8, channels: 6, inner: 14 * 14 };
    return kernelCase(moments, `8×6×14×14, µ = ${mean}`, shape, {
      x: normalNumbers('x', 8 * 6 * 14 * 14, mean),
    });
  }),
  () => attentionCase('4×200×32', 4, 4, 200, false),
  () => attentionCase('8/2×120×32, causal', 8, 2, 120, true),
  () => kernelCase(nf4Quantize, '256×64', { blocks: 256 }, { values: normalNumbers('values', 256 * 64) }),
  () => adamwCase(20_000),
  () => kernelCase(normalDraws, '4×5000', { blocks: 5000 }, { key: keyOf('draws') }),
  () => kernelCase(logitMoments, '1000, d = 16', { samples: 1000, width: 16 }, { key: keyOf('logits') }),
  () => {
    const inputs = { key: keyOf('fates'), shares: maskingShares(0.15, 0.8, 0.1) };
    return kernelCase(maskingCounts, '10000', { samples: 10_000 }, inputs);
  },
  () => {
    const inputs = { key: keyOf('spans'), chance: spanChance(0.2) };
    return kernelCase(spanMoments, '5000, at most 10', { samples: 5000, maxLength: 10 }, inputs);
  },
  () => kernelCase(reduce, '200003', { length: 200_003 }, { x: normalNumbers('x', 200_003, 1) }),
];
