import { z } from 'zod';
import { mul } from '../../language/build';
import { defineOp, given } from '../../op';
import { choice, count, result } from '../../schema/fields';

const input = z
  .strictObject({
    kind: choice(['self', 'masked', 'cross'], 'cross attends from queryLen tokens to keyLen others').default(
      'self',
    ),
    queryLen: count('tokens that ask'),
    keyLen: count('tokens that are asked; cross only').optional(),
    headDim: count('width of a head'),
    valueDim: count('width of a value; headDim when left out').optional(),
    heads: count('heads').default(1),
    batchSize: count('sequences').default(1),
  })
  .superRefine(({ kind, queryLen, keyLen }, context) => {
    if (kind === 'cross' && keyLen === undefined)
      context.addIssue({ code: 'custom', path: ['keyLen'], message: 'is required for cross attention' });
    if (kind !== 'cross' && keyLen !== undefined && keyLen !== queryLen) {
      const message = `${keyLen} where queryLen (${queryLen}) is wanted: ${kind} attention asks its own tokens`;
      context.addIssue({ code: 'custom', path: ['keyLen'], message });
    }
  });

/**
 * Shapes in attention: Q [B,H,Tq,d], K [B,H,Tk,d], V [B,H,Tk,dv] → scores [B,H,Tq,Tk], output [B,H,Tq,dv].
 * Source: Vaswani et al. 2017, §3.2.1 and §3.2.3: in cross attention the queries come from the decoder and the keys
 * and values from the encoder. A mask changes no shape.
 */
export const attentionShapes = defineOp({
  id: 'attn.shapes',
  title: { en: 'Shapes in self, masked and cross attention', zh: '自注意力、掩码与交叉注意力的形状' },
  source: 'Vaswani et al. 2017, §3.2.1 and §3.2.3',
  conventions: [
    {
      en: 'Order of axes: batch, heads, tokens, width. Rows of the scores are queries, columns are keys.',
      zh: '轴的顺序为批、头、词元、宽度；分数矩阵的行是查询，列是键。',
    },
    { en: 'A mask changes no shape.', zh: '掩码不改变任何形状。' },
  ],
  input,
  output: z.strictObject({
    query: result('[4]', 'shape of Q'),
    key: result('[4]', 'shape of K'),
    value: result('[4]', 'shape of V'),
    scores: result('[4]', 'shape of QKᵀ and of the weights'),
    output: result('[4]', 'shape of the output'),
    scoreElements: result('', 'scores in all'),
  }),
  slips: {
    'queries-and-keys-swapped': {
      explain: {
        en: 'Swaps the sides: queries come from the decoder, keys and values from the encoder.',
        zh: '把两边弄反了：查询来自解码器，键和值来自编码器。',
      },
      input: (sides) =>
        sides.kind === 'cross' ? { ...sides, queryLen: sides.keyLen!, keyLen: sides.queryLen } : sides,
    },
    'queries-on-both-sides': {
      explain: {
        en: 'Takes a square of queries, as if cross attention were self attention.',
        zh: '把交叉注意力当成自注意力，分数矩阵取成了 Tq×Tq。',
      },
      input: (sides) => ({ ...sides, keyLen: sides.queryLen }),
    },
    'heads-forgotten': {
      explain: { en: 'Forgets that every head has its own scores.', zh: '忘了每个头都有自己的分数矩阵。' },
      input: (sides) => ({ ...sides, heads: 1 }),
    },
  },
  define(scope, { queryLen, keyLen = queryLen, headDim, valueDim = headDim, heads, batchSize }) {
    const shape = (tokens: number, width: number) => given([batchSize, heads, tokens, width]);
    const many = mul(scope.amount('batchSize', 'B', batchSize), scope.amount('heads', 'H', heads));
    const matrices = scope.step('matrices', 'm', many);
    const square = mul(scope.amount('queryLen', 'T_q', queryLen), scope.amount('keyLen', 'T_k', keyLen));
    const pairs = scope.step('pairs', 'T_qT_k', square);
    return {
      query: shape(queryLen, headDim),
      key: shape(keyLen, headDim),
      value: shape(keyLen, valueDim),
      scores: shape(queryLen, keyLen),
      output: shape(queryLen, valueDim),
      scoreElements: scope.step('scoreElements', 'n_S', mul(matrices, pairs)),
    };
  },
});
