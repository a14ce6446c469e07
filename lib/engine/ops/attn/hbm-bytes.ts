import { z } from 'zod';
import { add, div, floorDiv, mul, real, sub, whole } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * Bytes that attention moves to and from slow memory (HBM). Unfused, every intermediate is written and read again:
 * Q and K in, S out, S in, P out, P and V in, O out = 4Nd + 4N² elements. Fused in tiles of `blockQ` queries, Q and O
 * move once and K and V once a tile: 2Nd + 2Nd·⌈N/blockQ⌉.
 * Source: Dao et al. 2022, Algorithm 0 (unfused); Dao 2023 (FlashAttention-2), §3.1 (queries in the outer loop).
 */
export const hbmBytes = defineOp({
  id: 'attn.hbmBytes',
  title: { en: 'Memory traffic of attention, unfused and tiled', zh: '注意力的显存读写量：未融合与分块融合' },
  source: 'Dao et al. 2022, Algorithm 0; Dao 2023 (FlashAttention-2), §3.1',
  conventions: [
    {
      en: 'Bytes moved, not bytes held; one head of one sequence, forward pass.',
      zh: '统计的是读写的字节数，而不是占用；单条序列、单个头、前向。',
    },
    {
      en: 'Fusing saves the four trips of N × N scores; tiling decides how often K and V are read.',
      zh: '融合省下 N × N 分数的四次往返；分块大小决定 K、V 要读几遍。',
    },
  ],
  input: z.strictObject({
    seqLen: count('tokens N'),
    headDim: count('width d of a head'),
    blockQ: count('queries of a tile').default(128),
    bytesPerElement: count('bytes an element').default(2),
  }),
  output: z.strictObject({
    unfused: result('', 'bytes moved when scores and weights are written out'),
    tiled: result('', 'bytes moved by the fused kernel'),
    ratio: result('', 'unfused/tiled'),
  }),
  slips: {
    'scores-written-once': {
      explain: {
        en: 'Counts the score matrix once; it is written and read, before and after the softmax.',
        zh: '分数矩阵只算了一次；softmax 前后各要写、读一次。',
      },
      steps: { scoreTrips: (_, at) => at('scores') },
    },
    'keys-read-once': {
      explain: {
        en: 'Lets K and V be read once in all instead of once a tile of queries.',
        zh: '以为 K、V 总共只读一遍；每个查询块都要读一遍。',
      },
      steps: { tiles: () => whole(1) },
    },
    'elements-not-bytes': {
      explain: { en: 'Counts elements instead of bytes.', zh: '数的是元素个数而不是字节数。' },
      input: (given) => ({ ...given, bytesPerElement: 1 }),
    },
  },
  define(scope, { seqLen, headDim, blockQ, bytesPerElement }) {
    const n = scope.amount('seqLen', 'N', seqLen);
    const bytes = scope.amount('bytesPerElement', 'b', bytesPerElement);
    const block = scope.amount('blockQ', 'B_q', blockQ);
    const matrix = scope.step('matrix', 'Nd', mul(n, scope.amount('headDim', 'd', headDim)));
    const scores = scope.step('scores', 'N^2', mul(n, n));
    const scoreTrips = scope.step('scoreTrips', 't_S', mul(whole(4), scores));
    const unfused = scope.step('unfused', 'b_u', mul(bytes, add(mul(whole(4), matrix), scoreTrips)));
    const roundedUp = sub(add(n, block), whole(1));
    const tiles = scope.step('tiles', 'n_t', floorDiv(roundedUp, block));
    const once = mul(whole(2), matrix);
    const tiled = scope.step('tiled', 'b_t', mul(bytes, add(once, mul(once, tiles))));
    return { unfused, tiled, ratio: scope.step('ratio', 'r', div(real(unfused), real(tiled))) };
  },
});
