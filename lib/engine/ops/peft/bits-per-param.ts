import { z } from 'zod';
import { add, div, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, flag, result } from '../../schema/fields';

/**
 * Bits a parameter takes when every block of weights keeps a quantisation constant: bits + constantBits/blockSize.
 * With double quantisation the constants are quantised as well, in blocks of their own:
 * bits + doubleBits/blockSize + constantBits/(blockSize·doubleBlockSize).
 * Source: Dettmers et al. 2023 (QLoRA), §3: 32/64 = 0.5 bit becomes 8/64 + 32/(64·256) = 0.127 bit.
 */
export const bitsPerParam = defineOp({
  id: 'peft.bitsPerParam',
  title: { en: 'Bits a quantised parameter takes', zh: '量化后每个参数的比特数' },
  source: 'Dettmers et al. 2023 (QLoRA), §3, double quantization',
  conventions: [
    {
      en: 'One constant a block; weights come in blocks of 64, constants in blocks of 256.',
      zh: '每块一个量化常数；权重每 64 个一块，常数每 256 个一块。',
    },
    {
      en: 'The mean subtracted before the second quantisation is left out, as in the paper’s count.',
      zh: '与论文的算法相同，不计第二次量化前减去的均值。',
    },
  ],
  input: z.strictObject({
    bits: count('bits of a quantised weight').default(4),
    blockSize: count('weights that share a constant').default(64),
    constantBits: count('bits of a constant').default(32),
    doubleQuant: flag('constants are quantised as well').default(false),
    doubleBlockSize: count('constants that share a second constant').default(256),
    doubleBits: count('bits of a quantised constant').default(8),
  }),
  output: z.strictObject({
    bitsPerParam: result('', 'bits, constants included'),
    overheadBits: result('', 'bits that the constants add'),
  }),
  slips: {
    'constants-forgotten': {
      explain: {
        en: 'Counts the weights’ bits and forgets the constants.',
        zh: '只算了权重的比特数，忘了量化常数。',
      },
      steps: { bitsPerParam: (_, at) => at('bits') },
    },
    'double-quantisation-forgotten': {
      explain: {
        en: 'Counts the constants as if they were not quantised.',
        zh: '把常数当成没有再量化来算。',
      },
      input: (given) => ({ ...given, doubleQuant: false }),
    },
    'second-constants-forgotten': {
      explain: {
        en: 'Forgets that the quantised constants have constants of their own.',
        zh: '忘了再量化的常数本身也有量化常数。',
      },
      steps: { overheadBits: (right, at) => at.optional('first', (first) => first) ?? right },
    },
    'blocks-swapped': {
      explain: {
        en: 'Takes 256 for the weights’ block and 64 for the constants’; it is the other way round.',
        zh: '把权重的块大小当成 256、常数的当成 64，正好弄反了。',
      },
      input: (given) => ({
        ...given,
        blockSize: given.doubleBlockSize,
        doubleBlockSize: given.blockSize,
      }),
    },
  },
  define(scope, { bits, blockSize, constantBits, doubleQuant, doubleBlockSize, doubleBits }) {
    const own = scope.amount('bits', 'b', bits);
    const block = scope.amount('blockSize', 'B', blockSize);
    const constant = scope.amount('constantBits', 'c', constantBits);
    const once = () => div(constant, block);
    const twice = () => {
      const first = scope.step('first', 'o_1', div(scope.amount('doubleBits', 'b_2', doubleBits), block));
      const constants = mul(block, scope.amount('doubleBlockSize', 'B_2', doubleBlockSize));
      return add(first, scope.step('second', 'o_2', div(constant, constants)));
    };
    const overhead = scope.step('overheadBits', 'o', doubleQuant ? twice() : once());
    return { bitsPerParam: scope.step('bitsPerParam', 'n', add(own, overhead)), overheadBits: overhead };
  },
});
