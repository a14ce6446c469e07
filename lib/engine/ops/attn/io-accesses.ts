import { z } from 'zod';
import { add, div, mul, real, square } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Accesses to slow memory (HBM): standard attention Θ(Nd + N²), FlashAttention Θ(N²d²/M) with a fast memory of M
 * elements. Source: Dao et al. 2022, Theorem 2 (d ≤ M ≤ Nd). The leading terms with a factor of 1, in elements.
 */
export const ioAccesses = defineOp({
  id: 'attn.ioAccesses',
  title: {
    en: 'Memory accesses of attention, standard and Flash',
    zh: '标准注意力与 FlashAttention 的显存访问量',
  },
  source: 'Dao et al. 2022 (FlashAttention), Theorem 2',
  conventions: [
    {
      en: 'The theorem’s leading terms with a factor of 1, in elements, not bytes; it assumes d ≤ M ≤ N·d.',
      zh: '取定理的主项、系数为 1，单位为元素而非字节；定理要求 d ≤ M ≤ N·d。',
    },
    {
      en: 'The ratio is standard/flash: above 1, Flash saves.',
      zh: '比值为 standard/flash：大于 1 表示节省。',
    },
  ],
  input: z.strictObject({
    seqLen: count('tokens N'),
    headDim: count('width d of a head'),
    sramElements: count('elements M that fast memory holds'),
  }),
  output: z.strictObject({
    standard: result('', 'N·d + N²'),
    flash: result('', 'N²·d²/M'),
    ratio: result('', 'standard/flash'),
  }),
  slips: {
    'scores-only': {
      explain: {
        en: 'Leaves out reading Q, K and V (N·d).',
        zh: '漏了读取 Q、K、V 的 N·d 项。',
      },
      steps: { standard: (_, at) => square(at('seqLen')) },
    },
    'one-d': {
      explain: {
        en: 'Takes N²d/M: d comes in squared.',
        zh: '写成了 N²d/M；d 应取平方。',
      },
      steps: { flash: (right, at) => div(right, real(at('headDim'))) },
    },
    'memory-ignored': {
      explain: {
        en: 'Leaves out the division by the size of fast memory.',
        zh: '没有除以片上存储容量 M。',
      },
      steps: { flash: (right, at) => mul(right, real(at('sramElements'))) },
    },
    'ratio-inverted': {
      explain: { en: 'Divides flash by standard.', zh: '把比值写反了，用 flash 除以 standard。' },
      steps: { ratio: (_, at) => div(at('flash'), real(at('standard'))) },
    },
  },
  define(scope, { seqLen, headDim, sramElements }) {
    const n = scope.amount('seqLen', 'N', seqLen);
    const d = scope.amount('headDim', 'd', headDim);
    const memory = scope.amount('sramElements', 'M', sramElements);
    const standard = scope.step('standard', 'Nd+N^2', add(mul(n, d), mul(n, n)));
    const flash = scope.step('flash', '\\frac{N^2d^2}{M}', div(square(real(mul(n, d))), real(memory)));
    return { standard, flash, ratio: scope.step('ratio', 'r', div(real(standard), flash)) };
  },
});
