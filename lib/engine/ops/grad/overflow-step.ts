import { z } from 'zod';
import { div, log, sub, whole } from '../../language/build';
import { defineOp } from '../../op';
import { choice, number, result } from '../../schema/fields';

const formats = ['fp16', 'bf16', 'fp32'] as const;

/** The largest finite number of each format: (2 − 2⁻ᵐ)·2^e with m bits of mantissa and largest exponent e. */
const largestOf: Record<(typeof formats)[number], { value: number; text: string }> = {
  fp16: { value: (2 - 2 ** -10) * 2 ** 15, text: '65504' },
  bf16: { value: (2 - 2 ** -7) * 2 ** 127, text: '(2-2^{-7})\\,2^{127}' },
  fp32: { value: (2 - 2 ** -23) * 2 ** 127, text: '(2-2^{-23})\\,2^{127}' },
};

const input = z.strictObject({
  start: number('magnitude before the first step', { above: 0 }).default(1),
  factor: number('growth per step', { above: 1 }),
  format: choice(formats, 'number format'),
});

/** The first whole t with start·factorᵗ > largest; the logarithm finds it, the powers next to it settle it. */
function firstStepBeyond(start: number, factor: number, largest: number): number {
  const beyond = (t: number) => start * factor ** t > largest;
  const near = Math.max(0, Math.floor(Math.log(largest / start) / Math.log(factor)));
  return [near - 1, near, near + 1].find((t) => t >= 0 && beyond(t)) ?? near + 2;
}

/**
 * When an exploding gradient leaves a number format: the first step t with g₀·rᵗ beyond the largest finite number M,
 * that is t > ln(M/g₀)/ln r. From there on it is ∞, and ∞ − ∞ or 0·∞ makes NaN of the weights.
 * Source: IEEE 754-2019, binary16 (M = 65504) and binary32; bfloat16 has binary32's exponents.
 */
export const overflowStep = defineOp({
  id: 'grad.overflowStep',
  title: { en: 'Step at which a growing gradient overflows', zh: '梯度增长到溢出的步数' },
  source: 'IEEE 754-2019, Table 3.5 (binary16, binary32); bfloat16',
  conventions: [
    {
      en: 'Overflow is exceeding the largest finite number; rounding to ∞ half a unit later is left aside.',
      zh: '超过最大有限数即算溢出；不考虑再高半个单位才舍入为 ∞ 的细节。',
    },
    { en: 'The value itself is exact: only its range is limited.', zh: '数值本身按精确值计算，只考察范围。' },
    { en: 'Step 0 is the value before any growth.', zh: '第 0 步是尚未增长时的值。' },
  ],
  input,
  output: z.strictObject({
    largest: result('', 'the largest finite number of the format'),
    crossing: result('', 'ln(M/g₀)/ln r'),
    step: result('', 'the first step beyond it'),
  }),
  slips: {
    'fp32-range': {
      explain: {
        en: 'Takes the range of fp32 whatever the format.',
        zh: '不管什么格式都按 fp32 的范围计算。',
      },
      input: (given) => ({ ...given, format: 'fp32' as const }),
    },
    'fp16-range': {
      explain: {
        en: 'Takes the range of fp16 whatever the format, though bf16 reaches as far as fp32.',
        zh: '不管什么格式都按 fp16 的范围计算，而 bf16 的范围与 fp32 相当。',
      },
      input: (given) => ({ ...given, format: 'fp16' as const }),
    },
    'last-finite-step': {
      explain: {
        en: 'Gives the last step that is still finite.',
        zh: '给出的是最后一个仍为有限值的步。',
      },
      steps: { step: (right) => sub(right, whole(1)) },
    },
    'without-start': {
      explain: { en: 'Starts at 1 whatever the first value.', zh: '不管初值多少都从 1 算起。' },
      input: (given) => ({ ...given, start: 1 }),
    },
  },
  define(scope, { start, factor, format }) {
    const { value, text } = largestOf[format];
    const M = scope.step('largest', 'M', scope.scalar('limit', text, value, text));
    const g = scope.scalar('start', 'g_0', start);
    const logFactor = scope.scalar('logFactor', '\\ln r', Math.log(factor), `\\ln ${factor}`);
    const crossing = scope.step('crossing', 'c', div(sub(log(M), log(g)), logFactor));
    const step = scope.amount('first', '\\lfloor c\\rfloor+1', firstStepBeyond(start, factor, value));
    return { largest: M, crossing, step: scope.step('step', 't', step) };
  },
});
