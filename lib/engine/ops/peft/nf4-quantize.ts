import { z } from 'zod';
import { mul } from '../../language/build';
import { spread } from '../../language/move';
import { defineOp } from '../../op';
import { result } from '../../schema/fields';
import { blockFields, levelOf, nearestLevel, quantiseInBlocks } from './block-quantise';
import { UNIFORM_LEVELS } from './int4-quantize';
import { NF4_LEVELS } from './nf4-levels';

/**
 * Each block is divided by its absmax and stored as the index of the nearest NF4 level; back again, the level times absmax.
 * Source: Dettmers et al. 2023 (QLoRA), §3, eqs. 1–2 (block-wise absmax) and appendix E (the levels).
 * Shapes: values [n] → codes [n] (0 … 15), absmax [⌈n/blockSize⌉], dequantized [n], maxAbsError.
 */
export const nf4Quantize = defineOp({
  id: 'peft.nf4Quantize',
  title: { en: '4-bit NormalFloat in blocks', zh: '分块的 4 位 NormalFloat（NF4）' },
  source: 'Dettmers et al. 2023 (QLoRA), §3 and appendix E',
  conventions: [
    {
      en: 'Nearest level by distance; a tie goes to the lower code.',
      zh: '取距离最近的级别；相等时取较小的编码。',
    },
    { en: 'A block of zeros gets code 7, the level 0.', zh: '全零块的编码为 7，即级别 0。' },
    { en: 'absmax is kept unquantised.', zh: 'absmax 不再量化。' },
  ],
  input: z.strictObject(blockFields),
  output: z.strictObject({
    codes: result('[n]', 'indices into the 16 levels'),
    absmax: result('[blocks]', 'largest magnitude of each block'),
    dequantized: result('[n]', 'level · absmax'),
    maxAbsError: result('', 'largest |value − dequantized|'),
  }),
  slips: {
    'uniform-levels': {
      explain: {
        en: 'Uses evenly spaced levels, as int4 does, instead of normal quantiles.',
        zh: '用了 int4 那样等间距的级别，而不是正态分位数。',
      },
      steps: {
        index: (_, at) => nearestLevel(at('normalised'), at('uniform')),
        dequantised: (_, at) => mul(levelOf(at('index'), at('uniform')), spread(at('absmax'), at('index'))),
      },
    },
    'one-block': {
      explain: {
        en: 'Takes one absmax for all values instead of one for each block.',
        zh: '所有值共用一个 absmax，没有分块。',
      },
      input: (given) => ({ ...given, blockSize: given.values.data.length }),
    },
    'not-normalised': {
      explain: {
        en: 'Looks for the nearest level without dividing by absmax.',
        zh: '没有除以 absmax 就去找最近的级别。',
      },
      steps: { normalised: (_, at) => at('values') },
    },
    'not-scaled-back': {
      explain: {
        en: 'Gives the level alone and forgets to multiply by absmax.',
        zh: '只给出级别，忘了乘回 absmax。',
      },
      steps: { dequantised: (_, at) => levelOf(at('index'), at('levels')) },
    },
  },
  define(scope, { values, blockSize }) {
    scope.tensor('uniform', '\\ell', {
      shape: [UNIFORM_LEVELS.length],
      data: Float64Array.from(UNIFORM_LEVELS),
    });
    const { index, ...rest } = quantiseInBlocks(scope, values, blockSize, NF4_LEVELS);
    return { codes: index, ...rest };
  },
});
