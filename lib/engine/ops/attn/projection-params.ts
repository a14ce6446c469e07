import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, flag, result } from '../../schema/fields';

const input = z
  .strictObject({
    dModel: count('width of the tokens'),
    nHeads: count('query heads').default(1),
    nKvHeads: count('key–value heads; as many as query heads when left out').optional(),
    headDim: count('width of a head; dModel/nHeads when left out').optional(),
    bias: flag('with biases').default(true),
  })
  .superRefine(({ dModel, nHeads, nKvHeads, headDim }, context) => {
    if (headDim === undefined && dModel % nHeads !== 0) {
      const message = `${nHeads} heads where a divisor of dModel (${dModel}) is wanted`;
      context.addIssue({ code: 'custom', path: ['nHeads'], message });
    }
    if (nKvHeads !== undefined && nHeads % nKvHeads !== 0) {
      const message = `${nKvHeads} key–value heads where a divisor of nHeads (${nHeads}) is wanted`;
      context.addIssue({ code: 'custom', path: ['nKvHeads'], message });
    }
  });

/**
 * Parameters of attention's projections: W_Q [d, H·dₕ], W_K and W_V [d, H_kv·dₕ], W_O [H·dₕ, d], with biases.
 * Source: Vaswani et al. 2017, §3.2.2 (no biases there; BERT and GPT-2 have them); Ainslie et al. 2023 for H_kv < H.
 * With H·dₕ = d the number of heads does not matter: 3(d² + d) for Q, K and V.
 */
export const projectionParams = defineOp({
  id: 'attn.projectionParams',
  title: { en: 'Parameters of the Q, K, V and O projections', zh: 'Q、K、V、O 投影的参数量' },
  source: 'Vaswani et al. 2017, §3.2.2; Ainslie et al. 2023, §2',
  conventions: [
    {
      en: 'With biases, as in BERT and GPT-2, unless `bias` is false.',
      zh: '默认带偏置（如 BERT、GPT-2），`bias` 为 false 时不带。',
    },
    {
      en: 'Heads split the width and do not multiply it: headDim is dModel/nHeads unless given.',
      zh: '多头是切分宽度而不是成倍增加：除非给出，headDim = dModel/nHeads。',
    },
  ],
  input,
  output: z.strictObject({
    qkv: result('', 'parameters of Q, K and V'),
    output: result('', 'parameters of O'),
    total: result('', 'parameters in all'),
  }),
  slips: {
    'no-biases': {
      explain: { en: 'Leaves out the biases.', zh: '漏了偏置。' },
      input: (given) => ({ ...given, bias: false }),
    },
    'times-heads': {
      explain: {
        en: 'Multiplies by the number of heads although they share the width.',
        zh: '又乘了一遍头数；多头是把宽度切开的。',
      },
      input: (given) => ({ ...given, headDim: given.headDim ?? given.dModel }),
    },
    'one-matrix': {
      explain: { en: 'Counts one of the three matrices.', zh: '三个矩阵只算了一个。' },
      steps: { qkv: (_, at) => at('query') },
    },
  },
  define(scope, { dModel, nHeads, nKvHeads = nHeads, headDim = dModel / nHeads, bias }) {
    const d = scope.amount('dModel', 'd', dModel);
    const width = scope.amount('headDim', 'd_h', headDim);
    const inner = scope.step('queryWidth', 'a', mul(scope.amount('nHeads', 'H', nHeads), width));
    const shared = scope.step('kvWidth', 'c', mul(scope.amount('nKvHeads', 'H_{kv}', nKvHeads), width));
    const matrix = (rows: typeof d, columns: typeof d) =>
      bias ? add(mul(rows, columns), columns) : mul(rows, columns);
    const query = scope.step('query', 'n_Q', matrix(d, inner));
    const keyValue = scope.step('keyValue', 'n_{KV}', mul(scope.amount('two', '2', 2), matrix(d, shared)));
    const qkv = scope.step('qkv', 'n_{QKV}', add(query, keyValue));
    const output = scope.step('output', 'n_O', matrix(inner, d));
    return { qkv, output, total: scope.step('total', 'n', add(qkv, output)) };
  },
});
