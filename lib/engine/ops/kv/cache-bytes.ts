import { z } from 'zod';
import { mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Bytes of a key–value cache: 2 (keys and values) · layers · kvHeads · headDim · bytes an element, for each token.
 * Source: Shazeer 2019, §2.4 (what incremental decoding keeps); Ainslie et al. 2023, §2 (grouped heads). Whole bytes,
 * exact to 2^53.
 */
export const kvCacheBytes = defineOp({
  id: 'kv.cacheBytes',
  title: { en: 'Bytes of a key–value cache', zh: 'KV 缓存的字节数' },
  source: 'Shazeer 2019, §2.4; Ainslie et al. 2023, §2',
  conventions: [
    {
      en: 'Bytes, not GiB; `kvHeads` counts key–value heads, not query heads.',
      zh: '单位为字节而非 GiB；`kvHeads` 是键值头数，不是查询头数。',
    },
    { en: 'Two bytes an element (16-bit) unless stated.', zh: '默认每个元素两个字节（16 位）。' },
  ],
  input: z.strictObject({
    layers: count('layers'),
    kvHeads: count('key–value heads of a layer'),
    queryHeads: count(
      'query heads of a layer; they take no part, and are for telling that mistake',
    ).optional(),
    headDim: count('width of a head'),
    seqLen: count('tokens in the cache of one sequence').default(1),
    batchSize: count('sequences').default(1),
    bytesPerElement: count('bytes an element').default(2),
  }),
  output: z.strictObject({ bytesPerToken: result('', 'bytes a token'), bytes: result('', 'bytes in all') }),
  slips: {
    'forgot-values': {
      explain: {
        en: 'Counts the keys and forgets the values (no factor 2).',
        zh: '只算了键，忘了值（少了系数 2）。',
      },
      steps: { elementsPerToken: (_, at) => mul(mul(at('layers'), at('kvHeads')), at('headDim')) },
    },
    'query-heads': {
      explain: {
        en: 'Counts a key and a value for each query head instead of each key–value head.',
        zh: '按查询头数计算；GQA、MQA 中应按键值头数计算。',
      },
      input: (given) => ({ ...given, kvHeads: given.queryHeads ?? given.kvHeads }),
    },
    'per-layer': {
      explain: { en: 'Counts a single layer.', zh: '只算了一层。' },
      input: (given) => ({ ...given, layers: 1 }),
    },
    'elements-not-bytes': {
      explain: { en: 'Counts elements instead of bytes.', zh: '数的是元素个数而不是字节数。' },
      input: (given) => ({ ...given, bytesPerElement: 1 }),
    },
    'ignores-batch': {
      explain: {
        en: 'Counts one sequence instead of the whole batch.',
        zh: '只算了一条序列，没有乘批大小。',
      },
      input: (given) => ({ ...given, batchSize: 1 }),
    },
  },
  define(scope, { layers, kvHeads, headDim, seqLen, batchSize, bytesPerElement }) {
    const [L, H, d] = [
      scope.amount('layers', 'L', layers),
      scope.amount('kvHeads', 'h_{kv}', kvHeads),
      scope.amount('headDim', 'd_h', headDim),
    ];
    const both = scope.amount('keysAndValues', '2', 2);
    const elements = scope.step('elementsPerToken', 'n', mul(mul(mul(both, L), H), d));
    const perToken = mul(elements, scope.amount('bytesPerElement', 'b', bytesPerElement));
    const bytesPerToken = scope.step('bytesPerToken', 'n_B', perToken);
    const tokens = mul(scope.amount('seqLen', 'T', seqLen), scope.amount('batchSize', 'B', batchSize));
    return { bytesPerToken, bytes: scope.step('bytes', 'N_B', mul(bytesPerToken, tokens)) };
  },
});
