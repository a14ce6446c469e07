import { z } from 'zod';
import { broadcast, dot, mul } from '../../language/build';
import { permute, reshape, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { count, flag, result, tensor, wantShape } from '../../schema/fields';
import { largestOf } from '../../tensor';
import { attend, scoreScale } from './attend';
import { causalVisible } from './causal-mask';

const matrix = (shape: string, about: string) => tensor({ shape, ranks: [2], about });

const input = z
  .strictObject({
    x: matrix('[T,dModel]', 'tokens'),
    wq: matrix('[dModel,nHeads·dh]', 'query projection'),
    wk: matrix('[dModel,nKvHeads·dh]', 'key projection'),
    wv: matrix('[dModel,nKvHeads·dh]', 'value projection'),
    wo: matrix('[nHeads·dh,dModel]', 'output projection'),
    nHeads: count('query heads'),
    nKvHeads: count('key–value heads; as many as query heads when left out').optional(),
    causal: flag('token i sees tokens 0…i').default(false),
  })
  .superRefine(({ x, wq, wk, wv, wo, nHeads, nKvHeads = nHeads }, context) => {
    const [model, inner] = [x.shape[1]!, wq.shape[1]!];
    if (inner % nHeads !== 0) {
      const message = `${nHeads} heads where a divisor of the width of wq (${inner}) is wanted`;
      context.addIssue({ code: 'custom', path: ['nHeads'], message });
      return;
    }
    if (nHeads % nKvHeads !== 0) {
      const message = `${nKvHeads} key–value heads where a divisor of nHeads (${nHeads}) is wanted`;
      context.addIssue({ code: 'custom', path: ['nKvHeads'], message });
      return;
    }
    const kvWidth = (inner / nHeads) * nKvHeads;
    wantShape(context, 'wq', wq, [model, inner], 'dModel and nHeads·dh');
    wantShape(context, 'wk', wk, [model, kvWidth], 'dModel and nKvHeads·dh');
    wantShape(context, 'wv', wv, [model, kvWidth], 'dModel and nKvHeads·dh');
    wantShape(context, 'wo', wo, [inner, model], 'nHeads·dh and dModel');
  });

/** [T, heads·dh] → [heads,T,dh]. */
function splitHeads(value: Node, heads: number): Node {
  const [tokens, width] = [value.shape[0]!, value.shape[1]!];
  return permute(reshape(value, [tokens, heads, width / heads]), [1, 0, 2]);
}

/** [heads,T,dh] → [T, heads·dh]. */
function joinHeads(value: Node): Node {
  const [heads, tokens, width] = value.shape as [number, number, number];
  return reshape(permute(value, [1, 0, 2]), [tokens, heads * width]);
}

/** [nKvHeads,T,dh] → [nHeads,T,dh]: query head h uses key–value head ⌊h·nKvHeads/nHeads⌋, or h mod nKvHeads. */
function shareHeads(value: Node, heads: number, interleaved = false): Node {
  const [kvHeads, tokens, width] = value.shape as [number, number, number];
  if (kvHeads === heads) return value;
  const group = heads / kvHeads;
  const [lone, all] = interleaved
    ? [
        [1, kvHeads],
        [group, kvHeads],
      ]
    : [
        [kvHeads, 1],
        [kvHeads, group],
      ];
  const repeated = broadcast(reshape(value, [...lone!, tokens, width]), [...all!, tokens, width]);
  return reshape(repeated, [heads, tokens, width]);
}

/**
 * MultiHead(X) = Concat(head₁…head_H)·W_O, headᵢ = Attention(XW_Q, XW_K, XW_V) on its own slice of the width.
 * Source: Vaswani et al. 2017, §3.2.2; grouped heads after Ainslie et al. 2023, §2.2 (nKvHeads = 1 is Shazeer 2019's
 * multi-query attention). Scores are scaled by 1/√dh, dh the width of a head; consecutive query heads share
 * key–value heads; no biases.
 * Shapes: x [T,dModel] → output [T,dModel]; steps of the heads are [nHeads,T,…].
 */
export const mha = defineOp({
  id: 'attn.mha',
  title: { en: 'Multi-head attention, grouped heads included', zh: '多头注意力（含 GQA、MQA）' },
  source: 'Vaswani et al. 2017, §3.2.2; Ainslie et al. 2023 (GQA), §2.2',
  conventions: [
    {
      en: 'Scaled by 1/√dh, the width of one head, not of the model; no biases.',
      zh: '按单个头的宽度 dh（而非模型宽度）缩放 1/√dh；不含偏置。',
    },
    {
      en: 'Query head h uses key–value head ⌊h·nKvHeads/nHeads⌋: consecutive heads form a group.',
      zh: '第 h 个查询头使用第 ⌊h·nKvHeads/nHeads⌋ 个键值头：相邻的头为一组。',
    },
    { en: 'Weights multiply from the right: X·W.', zh: '权重右乘：X·W。' },
  ],
  input,
  output: z.strictObject({ output: result('[T,dModel]', 'attended tokens') }),
  slips: {
    'scale-by-model-width': {
      explain: {
        en: 'Divides the scores by the root of the model’s width instead of the head’s.',
        zh: '分数除以了模型宽度的平方根，应为单个头宽度的平方根。',
      },
      steps: { scores: (_, at) => mul(at('rawScores'), 1 / Math.sqrt(at('x').shape[1]!)) },
    },
    'no-scale': {
      explain: { en: 'Leaves out the division by √dh.', zh: '没有除以 √dh。' },
      steps: { scores: (_, at) => at('rawScores') },
    },
    'groups-interleaved': {
      explain: {
        en: 'Gives query head h the key–value head h mod nKvHeads instead of forming consecutive groups.',
        zh: '让查询头 h 用了第 h mod nKvHeads 个键值头，应为相邻的头共享。',
      },
      steps: {
        keys: (right, at) => shareHeads(at('kvKeys'), right.shape[0]!, true),
        values: (right, at) => shareHeads(at('kvValues'), right.shape[0]!, true),
      },
    },
    'heads-not-split': {
      explain: {
        en: 'Attends once over the full width instead of once a head.',
        zh: '没有拆分成多个头，在整个宽度上只做了一次注意力。',
      },
      input: (given) =>
        (given.nKvHeads ?? given.nHeads) === given.nHeads ? { ...given, nHeads: 1, nKvHeads: 1 } : given,
    },
    'no-output-projection': {
      explain: { en: 'Forgets W_O after joining the heads.', zh: '拼接各头之后忘了乘 W_O。' },
      steps: {
        projected: (right, at) => (at('joined').shape[1] === right.shape[1] ? at('joined') : right),
      },
    },
    'mask-ignored': {
      explain: { en: 'Attends to later tokens as well.', zh: '没有加因果掩码，也看了后面的词元。' },
      input: (given) => ({ ...given, causal: false }),
    },
  },
  define(scope, { x, wq, wk, wv, wo, nHeads, nKvHeads = nHeads, causal }) {
    const tokens = scope.tensor('x', 'X', x);
    const project = (name: string, symbol: string, weight: typeof wq, heads: number) =>
      splitHeads(dot(tokens, transpose(scope.tensor(name, symbol, weight))), heads);
    const queries = scope.step('queries', 'Q', project('wq', 'W_Q', wq, nHeads));
    const kvKeys = scope.step('kvKeys', 'K_{kv}', project('wk', 'W_K', wk, nKvHeads));
    const kvValues = scope.step('kvValues', 'V_{kv}', project('wv', 'W_V', wv, nKvHeads));
    const keys = scope.step('keys', 'K', shareHeads(kvKeys, nHeads));
    const values = scope.step('values', 'V', shareHeads(kvValues, nHeads));
    const scale = scoreScale(scope, wq.shape[1]! / nHeads);
    const [length, model] = x.shape as [number, number];
    const widest = model * largestOf(x);
    const largest = wq.shape[1]! * widest * largestOf(wq) * widest * largestOf(wk);
    const parts = { queries, keys, values, scale };
    const { output } = attend(scope, parts, largest, () => (causal ? causalVisible(length, length) : null));
    const joined = scope.step('joined', 'C', joinHeads(output));
    const projection = dot(joined, transpose(scope.tensor('wo', 'W_O', wo)));
    return { output: scope.step('projected', 'Y', projection) };
  },
});
