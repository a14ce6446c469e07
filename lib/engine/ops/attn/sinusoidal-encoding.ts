import { z } from 'zod';
import { sineCosine } from '../../language/angle';
import { MAX_ELEMENTS, TooLarge } from '../../language/build';
import { concat, permute, reshape, stack } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { count, number, result, tensor } from '../../schema/fields';
import type { Tensor } from '../../tensor';

const input = z.strictObject({
  positions: tensor({ shape: '[T]', ranks: [1], about: 'positions' }),
  dModel: count('width, even: a sine and a cosine for each frequency').refine((width) => width % 2 === 0, {
    error: (issue) => `${issue.input} where an even number is wanted: sines and cosines come in pairs`,
  }),
  base: number('base of the wavelengths', { above: 0 }).default(10_000),
});

/** ωᵢ = base^(−2i/dModel), i = 0…dModel/2 − 1: the frequency of dimensions 2i and 2i + 1. */
export function frequencies(dModel: number, base: number): number[] {
  return Array.from({ length: dModel / 2 }, (_, i) => base ** ((-2 * i) / dModel));
}

/** position·ωᵢ for each position and frequency: [T,dModel/2]. */
function anglesOf(positions: Float64Array, dModel: number, base: number): Tensor {
  const half = dModel / 2;
  if (positions.length * dModel > MAX_ELEMENTS)
    throw new TooLarge(`${positions.length} positions of width ${dModel}, over ${MAX_ELEMENTS} in all`);
  const omega = frequencies(dModel, base);
  const data = Float64Array.from({ length: positions.length * half }, (_, at) => {
    return positions[Math.floor(at / half)]! * omega[at % half]!;
  });
  return { shape: [positions.length, half], data };
}

/**
 * PE(p, 2i) = sin(p/base^(2i/d)), PE(p, 2i+1) = cos(p/base^(2i/d)).
 * Source: Vaswani et al. 2017, §3.5. Radians; sines at even dimensions and cosines at odd ones.
 * Shapes: positions [T] → pe [T,dModel]. The angles depend on hyperparameters alone and are reduced in float64.
 */
export const sinusoidalEncoding = defineOp({
  id: 'attn.sinusoidalEncoding',
  title: { en: 'Sinusoidal position encoding', zh: '正弦位置编码' },
  source: 'Vaswani et al. 2017, §3.5',
  conventions: [
    {
      en: 'sin at even and cos at odd dimensions; dimensions 2i and 2i + 1 share the exponent 2i/d.',
      zh: '偶数维为 sin、奇数维为 cos；第 2i 与 2i + 1 维共用指数 2i/d。',
    },
    {
      en: 'Angles in radians, positions as given (the first is usually 0).',
      zh: '角度用弧度；位置按给定值（通常从 0 开始）。',
    },
  ],
  input,
  output: z.strictObject({ pe: result('[T,dModel]', 'encoding of each position') }),
  slips: {
    'exponent-i-over-d': {
      explain: {
        en: 'Takes the exponent i/d for the i-th pair instead of 2i/d.',
        zh: '第 i 对的指数取了 i/d，应为 2i/d。',
      },
      input: (given) => ({ ...given, base: Math.sqrt(given.base) }),
    },
    'halves-concatenated': {
      explain: {
        en: 'Puts all sines first and all cosines after them instead of taking turns.',
        zh: '把所有 sin 放在前半、cos 放在后半，应交替排列。',
      },
      steps: { pe: (_, at) => concat([at('angles.sin'), at('angles.cos')], 1) },
    },
    'cosine-first': {
      explain: {
        en: 'Puts cosines at even and sines at odd dimensions.',
        zh: '偶数维放了 cos、奇数维放了 sin，弄反了。',
      },
      steps: { pe: (_, at) => interleave(at('angles.cos'), at('angles.sin')) },
    },
    degrees: {
      explain: { en: 'Takes the angles for degrees.', zh: '把角度当成了度而不是弧度。' },
      input: (given) => ({
        ...given,
        positions: { ...given.positions, data: given.positions.data.map((p) => (p * Math.PI) / 180) },
      }),
    },
  },
  define(scope, { positions, dModel, base }) {
    const angles = anglesOf(positions.data, dModel, base);
    const { sin, cos } = sineCosine(scope, 'angles', '\\theta', angles);
    return { pe: scope.step('pe', '\\mathrm{PE}', interleave(sin, cos)) };
  },
});

/** […,d/2] and […,d/2] → […,d], taking turns. */
export function interleave(even: Node, odd: Node): Node {
  const lead = even.shape.slice(0, -1);
  const axes = even.shape.map((_, axis) => axis + 1);
  return reshape(permute(stack([even, odd]), [...axes, 0]), [...lead, 2 * even.shape.at(-1)!]);
}
