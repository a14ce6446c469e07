import { z } from 'zod';
import { mul } from '../../language/build';
import { defineOp } from '../../op';
import { result } from '../../schema/fields';
import { blockFields, levelOf, quantiseInBlocks } from './block-quantise';

/** Symmetric int4: −7 … 7; −8 is not used. */
const LARGEST_CODE = 7;
const CODES: readonly number[] = Array.from({ length: 2 * LARGEST_CODE + 1 }, (_, i) => i - LARGEST_CODE);

/** What the codes stand for, as shares of absmax. */
export const UNIFORM_LEVELS: readonly number[] = CODES.map((code) => code / LARGEST_CODE);

/**
 * Uniform 4-bit quantisation, to compare NF4 with: each block is divided by absmax/7 and rounded to a whole number.
 * Source: Dettmers et al. 2023 (QLoRA), §2, eq. 1 (with 7 for 127); Dettmers & Zettlemoyer 2023 (k-bit inference), §3.
 * Shapes: values [n] → codes [n] (−7 … 7), absmax [⌈n/blockSize⌉], dequantized [n], maxAbsError.
 */
export const int4Quantize = defineOp({
  id: 'peft.int4Quantize',
  title: { en: 'Uniform int4 in blocks', zh: '分块的均匀 int4 量化' },
  source: 'Dettmers et al. 2023 (QLoRA), §2, eq. 1',
  conventions: [
    {
      en: 'Symmetric: codes −7 … 7, without −8 and without a zero point.',
      zh: '对称量化：编码 −7 … 7，不用 −8，无零点。',
    },
    { en: 'Halfway between two codes goes to the lower one.', zh: '恰在两个编码中间时取较小者。' },
  ],
  input: z.strictObject(blockFields),
  output: z.strictObject({
    codes: result('[n]', 'whole numbers from −7 to 7'),
    absmax: result('[blocks]', 'largest magnitude of each block'),
    dequantized: result('[n]', 'code · absmax / 7'),
    maxAbsError: result('', 'largest |value − dequantized|'),
  }),
  slips: {
    'divided-by-eighth': {
      explain: {
        en: 'Divides by absmax/8; the largest value then needs the code 8, which does not exist, and is cut to 7.',
        zh: '除以 absmax/8：最大值需要编码 8，而它不存在，只能截断为 7。',
      },
      steps: {
        normalised: (right) => mul(right, 8 / LARGEST_CODE),
        dequantised: (right) => mul(right, LARGEST_CODE / 8),
      },
    },
    'one-block': {
      explain: {
        en: 'Takes one absmax for all values instead of one for each block.',
        zh: '所有值共用一个 absmax，没有分块。',
      },
      input: (given) => ({ ...given, blockSize: given.values.data.length }),
    },
    'not-scaled-back': {
      explain: {
        en: 'Gives the codes themselves as the dequantised values.',
        zh: '把编码本身当成了反量化的值。',
      },
      steps: { dequantised: (_, at) => levelOf(at('index'), at('codeNumbers')) },
    },
  },
  define(scope, { values, blockSize }) {
    const list = (numbers: readonly number[]) => ({
      shape: [numbers.length],
      data: Float64Array.from(numbers),
    });
    const numbers = scope.tensor('codeNumbers', 'q', list(CODES));
    const { index, ...rest } = quantiseInBlocks(scope, values, blockSize, UNIFORM_LEVELS);
    return { codes: scope.step('codes', 'c', levelOf(index, numbers)), ...rest };
  },
});
