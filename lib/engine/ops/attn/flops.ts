import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * What attention costs: 2N²d for QKᵀ and 2N²d for the weights times V, a multiplication and an addition being two
 * operations. Beside it the elements it needs beyond its input and output: N² where the scores are written out, N (one
 * log-sum-exp a query) with FlashAttention. So twice the length is four times the work for both, and four times the
 * extra memory for one, twice for the other.
 * Source: Dao et al. 2022, Theorem 1: O(N²d) operations, O(N) additional memory; Dao 2023, §3.1 (only the log-sum-exp).
 */
export const attentionFlops = defineOp({
  id: 'attn.flops',
  title: { en: 'Work and extra memory of attention', zh: '注意力的计算量与额外显存' },
  source: 'Dao et al. 2022 (FlashAttention), Theorem 1; Dao 2023, §3.1',
  conventions: [
    {
      en: 'A multiply–add is two operations; softmax, projections and the backward pass are left out.',
      zh: '一次乘加算两次运算；不含 softmax、投影与反向传播。',
    },
    {
      en: 'FlashAttention does not make the work linear: its extra memory is O(N), its operations stay O(N²d).',
      zh: 'FlashAttention 并不会让计算量变成线性：额外显存为 O(N)，运算量仍是 O(N²d)。',
    },
  ],
  input: z.strictObject({
    seqLen: count('tokens N'),
    headDim: count('width d of a head'),
    heads: count('heads').default(1),
    batchSize: count('sequences').default(1),
  }),
  output: z.strictObject({
    flops: result('', 'operations of the two products'),
    standardExtra: result('', 'elements of the score matrices'),
    flashExtra: result('', 'elements kept by FlashAttention'),
  }),
  slips: {
    'one-product': {
      explain: {
        en: 'Counts QKᵀ and forgets the product with V.',
        zh: '只算了 QKᵀ，漏了与 V 的乘积。',
      },
      steps: { flops: (_, at) => at('scoreFlops') },
    },
    'linear-work': {
      explain: {
        en: 'Takes the work to grow with N, as if FlashAttention saved operations.',
        zh: '以为计算量随 N 线性增长，好像 FlashAttention 减少了运算。',
      },
      steps: { pairs: (_, at) => at('seqLen') },
    },
    'multiply-add-once': {
      explain: {
        en: 'Counts a multiplication and its addition as one operation.',
        zh: '把一次乘加只算作一次运算。',
      },
      steps: { scoreFlops: (_, at) => at('multiplyAdds') },
    },
  },
  define(scope, { seqLen, headDim, heads, batchSize }) {
    const n = scope.amount('seqLen', 'N', seqLen);
    const width = scope.amount('headDim', 'd', headDim);
    const many = mul(scope.amount('heads', 'H', heads), scope.amount('batchSize', 'B', batchSize));
    const matrices = scope.step('matrices', 'm', many);
    const pairs = scope.step('pairs', 'N^2', mul(n, n));
    const multiplyAdds = scope.step('multiplyAdds', 'a', mul(mul(matrices, pairs), width));
    const scoreFlops = scope.step('scoreFlops', 'f_S', mul(scope.amount('two', '2', 2), multiplyAdds));
    return {
      flops: scope.step('flops', 'f', add(scoreFlops, scoreFlops)),
      standardExtra: scope.step('standardExtra', 'e_S', mul(matrices, pairs)),
      flashExtra: scope.step('flashExtra', 'e_F', mul(matrices, n)),
    };
  },
});
