import { z } from 'zod';
import { constant, dot, mul, select } from '../../language/build';
import { transpose } from '../../language/move';
import { defineOp } from '../../op';
import { flag, mask, number, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { softmax, softmaxInParts } from './softmax-parts';

const input = z
  .strictObject({
    q: tensor({ shape: '[Tq,d]', ranks: [2], about: 'queries' }),
    k: tensor({ shape: '[Tk,d]', ranks: [2], about: 'keys' }),
    v: tensor({ shape: '[Tk,dv]', ranks: [2], about: 'values' }),
    scale: number('factor on q·k; 1/√d when left out').optional(),
    causal: flag('query i sees keys 0…i (aligned top-left)').default(false),
    mask: mask({ shape: '[Tq,Tk]', ranks: [2], about: 'true where a query may attend' }).optional(),
  })
  .superRefine(({ q, k, v, mask }, context) => {
    wantShape(context, 'k', k, [k.shape[0]!, q.shape[1]!], 'd, shared with q');
    wantShape(context, 'v', v, [k.shape[0]!, v.shape[1]!], 'Tk, shared with k');
    wantShape(context, 'mask', mask, [q.shape[0]!, k.shape[0]!], 'Tq and Tk');
  });

type SdpaInput = z.output<typeof input>;

/** Which keys each query sees; null when all do. With `causal` and a mask both must allow. */
function visibility({ q, k, causal, mask }: SdpaInput): Tensor | null {
  if (!causal) return mask ?? null;
  const [queries, keys] = [q.shape[0]!, k.shape[0]!];
  const data = Float64Array.from({ length: queries * keys }, (_, at) => {
    const [i, j] = [Math.floor(at / keys), at % keys];
    return Number(j <= i && (mask ? mask.data[at] === 1 : true));
  });
  return { shape: [queries, keys], data };
}

/**
 * Attention(Q, K, V) = softmax(QKᵀ·scale)·V, softmax along the keys.
 * Source: Vaswani et al. 2017, eq. 1; torch.nn.functional.scaled_dot_product_attention. `scores` are scaled and not
 * yet masked; the causal mask is aligned top-left; a query that sees nothing gets zeros.
 * Shapes: q [Tq,d], k [Tk,d], v [Tk,dv] → scores and weights [Tq,Tk], output [Tq,dv].
 */
export const sdpa = defineOp({
  id: 'attn.sdpa',
  title: { en: 'Scaled dot-product attention', zh: '缩放点积注意力' },
  source: 'Vaswani et al. 2017, eq. 1; torch.nn.functional.scaled_dot_product_attention',
  conventions: [
    { en: 'Scores are divided by √d unless `scale` is given.', zh: '除非给出 `scale`，分数除以 √d。' },
    {
      en: 'The causal mask is aligned top-left: query i sees keys 0…i.',
      zh: '因果掩码左上对齐：第 i 个查询可见键 0…i。',
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
  },
  define(scope, given) {
    const [queries, keys] = [scope.tensor('q', 'Q', given.q), scope.tensor('k', 'K', given.k)];
    const values = scope.tensor('v', 'V', given.v);
    const width = given.q.shape[1]!;
    const derivation = given.scale === undefined ? `\\frac{1}{\\sqrt{${width}}}` : undefined;
    const symbol = given.scale === undefined ? '\\tfrac{1}{\\sqrt{d}}' : 'c';
    const scale = scope.scalar('scale', symbol, given.scale ?? 1 / Math.sqrt(width), derivation);
    const visible = visibility(given);
    const mask = visible && scope.mask('visible', 'M', visible);
    const rawScores = scope.step('rawScores', 'R', dot(queries, keys));
    const scores = scope.step('scores', 'S', mul(rawScores, scale));
    const names = {
      maximum: ['maxScore', '\\max S'],
      shifted: ['shifted', '(S-\\max S)'],
      exponentials: ['exponentials', 'E'],
      sum: ['rowSum', 'Z'],
    } as const;
    const attended = softmaxInParts(scores, mask, (part, value) =>
      scope.step(names[part][0], names[part][1], value),
    );
    const weights = scope.step('weights', 'A', attended);
    return { scores, weights, output: scope.step('output', 'O', dot(weights, transpose(values))) };
  },
});
