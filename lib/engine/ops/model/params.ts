import { z } from 'zod';
import { add, mul } from '../../language/build';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { choice, count, flag, result } from '../../schema/fields';

const input = z
  .strictObject({
    family: choice(['bert', 'gpt2', 'llama'], 'which block the model is made of').default('bert'),
    vocab: count('tokens of the vocabulary'),
    hidden: count('width of the residual stream'),
    layers: count('blocks'),
    heads: count('query heads of a block'),
    intermediate: count('width inside the feed-forward network'),
    maxPositions: count('rows of the position table; BERT and GPT-2 need it').optional(),
    typeVocab: count('rows of BERT’s segment table', 0).default(0),
    pooler: flag('BERT’s pooler over [CLS]').default(true),
    tiedEmbeddings: flag(
      'the output matrix is the token table; true for BERT and GPT-2, false for Llama',
    ).optional(),
    kvHeads: count('key–value heads; as many as query heads when left out').optional(),
  })
  .superRefine(({ family, hidden, heads, maxPositions, kvHeads }, context) => {
    if (family !== 'llama' && maxPositions === undefined) {
      context.addIssue({ code: 'custom', path: ['maxPositions'], message: `is required for ${family}` });
    }
    if (hidden % heads !== 0) {
      const message = `${heads} heads where a divisor of hidden (${hidden}) is wanted`;
      context.addIssue({ code: 'custom', path: ['heads'], message });
    }
    if (kvHeads !== undefined && heads % kvHeads !== 0) {
      const message = `${kvHeads} key–value heads where a divisor of heads (${heads}) is wanted`;
      context.addIssue({ code: 'custom', path: ['kvHeads'], message });
    }
  });

const isTied = ({ family, tiedEmbeddings }: z.output<typeof input>) => tiedEmbeddings ?? family !== 'llama';
const total = (parts: readonly Node[]): Node => parts.reduce((sum, part) => add(sum, part));

/**
 * Parameters of a Transformer, part by part. h hidden, f intermediate, c = kvHeads·h/heads:
 *   attention 2h² + 2hc (Q and O, K and V; biases 2h + 2c), feed-forward 2hf (+ f + h) or gated 3hf, two norms.
 * Source: Devlin et al. 2019, §3; Radford et al. 2019, §2.3; Touvron et al. 2023, §2.2; Hugging Face modelling code.
 * BERT and GPT-2 have biases and layer norms (2h); Llama has neither biases nor shifts (RMSNorm, h) and a gated
 * feed-forward network. GPT-2 and Llama end in a norm; BERT normalises its embeddings instead. Exact to 2^53.
 */
export const modelParams = defineOp({
  id: 'model.params',
  title: { en: 'Parameters of a Transformer', zh: 'Transformer 的参数量' },
  source:
    'Devlin et al. 2019, §3; Radford et al. 2019, §2.3; Touvron et al. 2023, §2.2; Hugging Face modelling code',
  conventions: [
    {
      en: 'BERT’s masked-language head is not counted; a tied output matrix is counted once, as the token table.',
      zh: '不计 BERT 的 MLM 头；输出矩阵与词表共享时只计一次，算在词嵌入表里。',
    },
    {
      en: 'Biases and layer norms in BERT and GPT-2; no biases, RMSNorm and a gated feed-forward network in Llama.',
      zh: 'BERT、GPT-2 含偏置与 LayerNorm；Llama 无偏置，用 RMSNorm 与门控前馈网络。',
    },
    {
      en: 'Fields of another family (Llama with `maxPositions`, say) have no effect.',
      zh: '其他模型族的字段（例如给 Llama 的 `maxPositions`）不起作用。',
    },
  ],
  input,
  output: z.strictObject({
    embedding: result('', 'all embedding tables and their norm'),
    perLayer: result('', 'one block with its biases and norms'),
    head: result('', 'final norm, pooler or untied output matrix'),
    total: result('', 'parameters in all'),
  }),
  slips: {
    'forgot-biases-and-norms': {
      explain: {
        en: 'Counts the weight matrices of a block and forgets its biases and norms.',
        zh: '只算了每层的权重矩阵，漏了偏置和归一化参数。',
      },
      steps: { perLayer: (_, at) => add(at('attentionMatrices'), at('feedForwardMatrices')) },
    },
    'tying-ignored': {
      explain: {
        en: 'Counts the output matrix where it is shared with the token table, or leaves it out where it is not.',
        zh: '弄错了输出矩阵与词嵌入表是否共享：该共享的又算了一遍，或不共享的漏算了。',
      },
      input: (given) => ({ ...given, tiedEmbeddings: !isTied(given) }),
    },
    'every-head-its-own-kv': {
      explain: {
        en: 'Gives every query head its own keys and values, as if there were no grouped heads.',
        zh: '给每个查询头都配了独立的 K、V，忽略了分组共享。',
      },
      input: (given) => ({ ...given, kvHeads: given.heads }),
    },
    'no-gate': {
      explain: {
        en: 'Gives the feed-forward network two matrices where a gated one has three.',
        zh: '前馈网络只算了两个矩阵，门控结构应有三个。',
      },
      steps: { feedForwardMatrices: (_, at) => mul(mul(at('two'), at('hidden')), at('intermediate')) },
    },
    'tokens-only': {
      explain: {
        en: 'Counts the token table and forgets positions, segments and their norm.',
        zh: '嵌入部分只算了词表，漏了位置、句段和归一化。',
      },
      steps: { embedding: (_, at) => at('tokenTable') },
    },
    'one-layer': {
      explain: { en: 'Adds one block instead of all of them.', zh: '只加了一层，没有乘以层数。' },
      steps: { blocks: (_, at) => at('perLayer') },
    },
  },
  define(scope, given) {
    const { family, heads, kvHeads = heads } = given;
    const two = scope.amount('two', '2', 2);
    const [vocab, h] = [scope.amount('vocab', 'V', given.vocab), scope.amount('hidden', 'h', given.hidden)];
    const f = scope.amount('intermediate', 'f', given.intermediate);
    const headDim = scope.amount('headDim', 'd_h', given.hidden / heads);
    const biased = family !== 'llama';
    const norm = biased ? mul(two, h) : h;

    const tables = [scope.step('tokenTable', 'E_{\\text{tok}}', mul(vocab, h))];
    if (family !== 'llama') {
      const positions = scope.amount('maxPositions', 'P', given.maxPositions!);
      tables.push(scope.step('positionTable', 'E_{\\text{pos}}', mul(positions, h)));
    }
    if (family === 'bert') {
      const segments = scope.amount('typeVocab', 'S', given.typeVocab);
      tables.push(scope.step('segmentTable', 'E_{\\text{seg}}', mul(segments, h)));
      tables.push(scope.step('embeddingNorm', 'E_{\\text{norm}}', norm));
    }
    const embedding = scope.step('embedding', 'n_E', total(tables));

    const c = scope.step('kvWidth', 'c', mul(scope.amount('kvHeads', 'h_{kv}', kvHeads), headDim));
    const projections = mul(two, add(mul(h, h), mul(h, c)));
    const attention = scope.step('attentionMatrices', 'n_A', projections);
    const gate = scope.amount('feedForwardFactor', biased ? '2' : '3', biased ? 2 : 3);
    const feedForward = scope.step('feedForwardMatrices', 'n_F', mul(mul(gate, h), f));
    const norms = scope.step('norms', 'n_N', mul(two, norm));
    const parts = [attention, feedForward, norms];
    if (biased) parts.push(scope.step('biases', 'n_b', add(mul(two, add(h, c)), add(f, h))));
    const perLayer = scope.step('perLayer', 'n_L', total(parts));
    const blocks = scope.step('blocks', 'L\\,n_L', mul(scope.amount('layers', 'L', given.layers), perLayer));

    const ends: Node[] = [];
    if (family !== 'bert') ends.push(scope.step('finalNorm', 'n_f', norm));
    if (family === 'bert' && given.pooler) ends.push(scope.step('poolerParams', 'n_p', add(mul(h, h), h)));
    if (!isTied(given)) ends.push(scope.step('outputMatrix', 'n_o', mul(vocab, h)));
    const head = scope.step('head', 'n_H', ends.length > 0 ? total(ends) : scope.amount('nothing', '0', 0));
    return { embedding, perLayer, head, total: scope.step('total', 'n', total([embedding, blocks, head])) };
  },
});
