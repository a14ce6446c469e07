import { z } from 'zod';
import { mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Bytes of the score matrices QKᵀ where they are written out: N² elements for each head of each sequence.
 * Source: Dao et al. 2022 (FlashAttention), §2.2, Algorithm 0. Whole bytes, exact to 2^53.
 */
export const scoreMatrixBytes = defineOp({
  id: 'attn.scoreMatrixBytes',
  title: { en: 'Bytes of the attention score matrix', zh: '注意力分数矩阵的字节数' },
  source: 'Dao et al. 2022 (FlashAttention), §2.2',
  conventions: [
    {
      en: 'Bytes: 536,870,912 of them are 512 MiB and 536.9 MB.',
      zh: '单位为字节：536,870,912 字节是 512 MiB，也是 536.9 MB。',
    },
    {
      en: 'The full square, also under a causal mask; for one layer.',
      zh: '按完整方阵计，有因果掩码也不减半；只计一层。',
    },
  ],
  input: z.strictObject({
    seqLen: count('tokens of a sequence'),
    heads: count('heads').default(1),
    batchSize: count('sequences').default(1),
    bytesPerElement: count('bytes of a score').default(2),
  }),
  output: z.strictObject({ bytes: result('', 'bytes of all score matrices of a layer') }),
  slips: {
    linear: {
      explain: {
        en: 'Counts one score a token, although every token has one with every other.',
        zh: '每个词元只算了一个分数；实际上它与每个词元都有一个分数。',
      },
      steps: { scores: (_, at) => at('seqLen') },
    },
    'one-head': {
      explain: { en: 'Counts the matrix of a single head.', zh: '只算了一个头的矩阵。' },
      input: (given) => ({ ...given, heads: 1 }),
    },
    'one-sequence': {
      explain: { en: 'Counts one sequence instead of the batch.', zh: '只算了一条序列，没有乘批大小。' },
      input: (given) => ({ ...given, batchSize: 1 }),
    },
    'elements-not-bytes': {
      explain: { en: 'Counts scores instead of bytes.', zh: '数的是分数的个数而不是字节数。' },
      input: (given) => ({ ...given, bytesPerElement: 1 }),
    },
  },
  define(scope, { seqLen, heads, batchSize, bytesPerElement }) {
    const n = scope.amount('seqLen', 'N', seqLen);
    const scores = scope.step('scores', 'N^2', mul(n, n));
    const matrices = mul(scope.amount('heads', 'h', heads), scope.amount('batchSize', 'B', batchSize));
    const size = mul(matrices, scope.amount('bytesPerElement', 'b', bytesPerElement));
    return { bytes: scope.step('bytes', 'N_B', mul(scores, size)) };
  },
});
