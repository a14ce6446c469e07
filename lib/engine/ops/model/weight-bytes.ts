import { z } from 'zod';
import { add, div, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, flag, result } from '../../schema/fields';

/**
 * Bytes of a model's weights at so many bits each, with the constants of block-wise quantisation where `blockSize` is
 * given: weights = n·bits/8, constants = n/blockSize·constantBits/8, or with double quantisation
 * n/blockSize·(doubleBits + constantBits/doubleBlockSize)/8.
 * Source: Dettmers et al. 2023 (QLoRA), §3. Weights only: no activations, caches, adapters or optimizer.
 */
export const weightBytes = defineOp({
  id: 'model.weightBytes',
  title: { en: 'Bytes of a model’s weights', zh: '模型权重的字节数' },
  source: 'Dettmers et al. 2023 (QLoRA), §3',
  conventions: [
    {
      en: 'Bytes: 70·10⁹ parameters at 4 bits are 35 GB (10⁹), 32.6 GiB (2³⁰).',
      zh: '单位为字节：700 亿参数、4 比特为 35 GB（10⁹），即 32.6 GiB（2³⁰）。',
    },
    {
      en: 'Constants are counted only where `blockSize` is given; every parameter is quantised.',
      zh: '给出 `blockSize` 时才计量化常数；假定所有参数都被量化。',
    },
    {
      en: 'FlashAttention changes none of this: it spares the score matrix, quantisation the weights.',
      zh: '这与 FlashAttention 无关：后者省的是分数矩阵，量化省的是权重。',
    },
  ],
  input: z.strictObject({
    params: count('parameters'),
    bits: count('bits of a weight').default(16),
    blockSize: count('weights that share a constant; no constants when left out').optional(),
    constantBits: count('bits of a constant').default(32),
    doubleQuant: flag('constants are quantised as well').default(false),
    doubleBlockSize: count('constants that share a second constant').default(256),
    doubleBits: count('bits of a quantised constant').default(8),
  }),
  output: z.strictObject({
    weights: result('', 'bytes of the weights themselves'),
    constants: result('', 'bytes of the constants'),
    bytes: result('', 'bytes in all'),
  }),
  slips: {
    'bits-for-bytes': {
      explain: { en: 'Counts bits: the division by 8 is missing.', zh: '单位成了比特，没有除以 8。' },
      steps: { weights: (right, at) => mul(right, at('eight')) },
    },
    'constants-forgotten': {
      explain: { en: 'Forgets the quantisation constants.', zh: '忘了量化常数。' },
      input: (given) => ({ ...given, blockSize: undefined }),
    },
    'double-quantisation-forgotten': {
      explain: {
        en: 'Counts the constants as if they were not quantised.',
        zh: '把常数当成没有再量化来算。',
      },
      input: (given) => ({ ...given, doubleQuant: false }),
    },
    'sixteen-bits': {
      explain: { en: 'Counts 16 bits a weight, as before quantisation.', zh: '按量化前的 16 比特计算。' },
      input: (given) => ({ ...given, bits: 16 }),
    },
  },
  define(scope, given) {
    const n = scope.amount('params', 'n', given.params);
    const eight = scope.amount('eight', '8', 8);
    const weights = scope.step('weights', 'W', div(mul(n, scope.amount('bits', 'b', given.bits)), eight));
    const nothing = scope.amount('nothing', '0', 0);
    const constantBytes = () => {
      const blocks = scope.step('blocks', 'n_B', div(n, scope.amount('blockSize', 'B', given.blockSize!)));
      const bits = scope.amount('constantBits', 'c', given.constantBits);
      if (!given.doubleQuant) return div(mul(blocks, bits), eight);
      const share = div(bits, scope.amount('doubleBlockSize', 'B_2', given.doubleBlockSize));
      const each = scope.step(
        'bitsPerConstant',
        'c_2',
        add(scope.amount('doubleBits', 'b_2', given.doubleBits), share),
      );
      return div(mul(blocks, each), eight);
    };
    const constants = scope.step('constants', 'C', given.blockSize === undefined ? nothing : constantBytes());
    return { weights, constants, bytes: scope.step('bytes', 'N_B', add(weights, constants)) };
  },
});
