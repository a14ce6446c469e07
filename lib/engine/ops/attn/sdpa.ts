import { z } from 'zod';
import { constant, select } from '../../language/build';
import { transpose } from '../../language/move';
import { defineOp } from '../../op';
import { choice, flag, mask, number, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { attend, largestScore, scoreScale } from './attend';
import { alignments, causalVisible } from './causal-mask';
import { softmax } from './softmax-parts';

const input = z
  .strictObject({
    q: tensor({ shape: '[Tq,d]', ranks: [2], about: 'queries' }),
    k: tensor({ shape: '[Tk,d]', ranks: [2], about: 'keys' }),
    v: tensor({ shape: '[Tk,dv]', ranks: [2], about: 'values' }),
    scale: number('factor on q·k; 1/√d when left out').optional(),
    causal: flag('query i sees keys 0…i').default(false),
    alignment: choice(
      alignments,
      'where the causal triangle sits; bottom-right with a key–value cache',
    ).default('topLeft'),
    mask: mask({ shape: '[Tq,Tk]', ranks: [2], about: 'true where a query may attend' }).optional(),
  })
  .superRefine(({ q, k, v, mask }, context) => {
    wantShape(context, 'k', k, [k.shape[0]!, q.shape[1]!], 'd, shared with q');
    wantShape(context, 'v', v, [k.shape[0]!, v.shape[1]!], 'Tk, shared with k');
    wantShape(context, 'mask', mask, [q.shape[0]!, k.shape[0]!], 'Tq and Tk');
  });

type SdpaInput = z.output<typeof input>;

/** Which keys each query sees; null when all do. With `causal` and a mask both must allow. */
function visibility({ q, k, causal, alignment, mask }: SdpaInput): Tensor | null {
  if (!causal) return mask ?? null;
  const triangle = causalVisible(q.shape[0]!, k.shape[0]!, alignment);
  return mask ? { ...mask, data: triangle.data.map((visible, at) => visible * mask.data[at]!) } : triangle;
}

/**
 * Attention(Q, K, V) = softmax(QKᵀ·scale)·V, softmax along the keys.
 * Source: Vaswani et al. 2017, eq. 1; torch.nn.functional.scaled_dot_product_attention. `scores` are scaled and not
 * yet masked; the causal mask is aligned top-left unless `alignment` says otherwise; a query that sees nothing gets zeros.
 * Shapes: q [Tq,d], k [Tk,d], v [Tk,dv] → scores and weights [Tq,Tk], output [Tq,dv].
 */
export const sdpa = defineOp({
  id: 'attn.sdpa',
  title: { en: 'Scaled dot-product attention', zh: '缩放点积注意力' },
  source: 'Vaswani et al. 2017, eq. 1; torch.nn.functional.scaled_dot_product_attention',
  conventions: [
    { en: 'Scores are divided by √d unless `scale` is given.', zh: '除非给出 `scale`，分数除以 √d。' },
    {
      en: 'The causal mask is aligned top-left (query i sees keys 0…i) unless `alignment` is bottomRight.',
      zh: '因果掩码默认左上对齐：第 i 个查询可见键 0…i；`alignment` 为 bottomRight 时右下对齐。',
    },
    { en: 'A query with nothing to attend to gets zeros.', zh: '没有可见键的查询输出全零。' },
  ],
  input,
  output: z.strictObject({
    scores: result('[Tq,Tk]', 'scaled, before the mask'),
    weights: result('[Tq,Tk]', 'each visible row sums to 1'),
    output: result('[Tq,dv]', 'weighted values'),
  }),
  slips: {
    'no-scale': {
      explain: { en: 'Leaves out the division by √d.', zh: '没有除以 √d。' },
      input: (given) => ({ ...given, scale: 1 }),
    },
    'scale-by-d': {
      explain: { en: 'Divides by d instead of √d.', zh: '除以 d 而不是 √d。' },
      input: (given) => ({ ...given, scale: 1 / given.q.shape[1]! }),
    },
    'softmax-over-queries': {
      explain: {
        en: 'Takes the softmax over the queries (columns) instead of the keys.',
        zh: '沿查询（列）而不是沿键做 softmax。',
      },
      steps: {
        weights: (_, at) => transpose(softmax(transpose(at('scores')), at.optional('visible', transpose))),
      },
    },
    'mask-after-softmax': {
      explain: {
        en: 'Masks after the softmax, so the weights no longer sum to 1.',
        zh: '在 softmax 之后才加掩码，权重之和不再为 1。',
      },
      steps: {
        weights: (right, at) =>
          at.optional('visible', (visible) => select(visible, softmax(at('scores')), 0)) ?? right,
      },
    },
    'mask-ignored': {
      explain: { en: 'Attends to masked positions as well.', zh: '对被掩码的位置也计算了注意力。' },
      input: (given) => ({ ...given, causal: false, mask: undefined }),
    },
    'masked-score-zero': {
      explain: {
        en: 'Sets masked scores to 0 instead of −∞; exp(0) = 1 still takes part.',
        zh: '把被掩码的分数置为 0 而不是 −∞；exp(0) = 1 仍参与计算。',
      },
      steps: {
        weights: (right, at) =>
          at.optional('visible', (visible) => softmax(select(visible, at('scores'), constant(0)))) ?? right,
      },
    },
    'large-negative': {
      explain: {
        en: 'Masks with −10⁹: a query that sees nothing attends to everything alike instead of getting zeros.',
        zh: '用 −10⁹ 作掩码：没有可见键的查询会得到均匀权重 1/n，而不是全零。',
      },
      steps: {
        weights: (right, at) =>
          at.optional('visible', (visible) => softmax(select(visible, at('scores'), -1e9))) ?? right,
      },
    },
    'mask-on-queries': {
      explain: {
        en: 'Masks the rows (queries) where the columns (keys) are meant.',
        zh: '掩码加在了行（查询）上，应加在列（键）上。',
      },
      input: (given) =>
        given.mask && given.mask.shape[0] === given.mask.shape[1]
          ? { ...given, mask: transposed(given.mask) }
          : given,
    },
    'other-alignment': {
      explain: { en: 'Aligns the causal mask at the other corner.', zh: '因果掩码对齐到了另一个角。' },
      input: (given) => ({
        ...given,
        alignment: given.alignment === 'topLeft' ? ('bottomRight' as const) : ('topLeft' as const),
      }),
    },
  },
  define(scope, given) {
    const [queries, keys] = [scope.tensor('q', 'Q', given.q), scope.tensor('k', 'K', given.k)];
    const values = scope.tensor('v', 'V', given.v);
    const scale = scoreScale(scope, given.q.shape[1]!, given.scale);
    return attend(scope, { queries, keys, values, scale }, largestScore(given), () => visibility(given));
  },
});

function transposed({ shape, data }: Tensor): Tensor {
  const [rows, columns] = [shape[0]!, shape[1]!];
  return {
    shape: [columns, rows],
    data: data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)]!),
  };
}
