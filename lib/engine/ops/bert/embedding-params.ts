import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, flag, result } from '../../schema/fields';

/**
 * Parameters of BERT's input: token, position and segment tables, all of the same width since they are added.
 * Source: Devlin et al. 2019, §3, Figure 2. The positions are learned, a row each. `norm` adds the layer norm (2h).
 */
export const embeddingParams = defineOp({
  id: 'bert.embeddingParams',
  title: { en: 'Parameters of BERT’s embeddings', zh: 'BERT 嵌入层的参数量' },
  source: 'Devlin et al. 2019 (BERT), §3, Figure 2',
  conventions: [
    {
      en: 'The layer norm after the sum (2h) is left out unless `norm` is set.',
      zh: '除非设置 `norm`，不计求和之后的 LayerNorm（2h）。',
    },
  ],
  input: z.strictObject({
    vocab: count('tokens of the vocabulary'),
    maxPositions: count('learned positions'),
    typeVocab: count('segments', 0).default(2),
    hidden: count('width'),
    norm: flag('count the layer norm after the sum').default(false),
  }),
  output: z.strictObject({
    token: result('', 'token table'),
    position: result('', 'position table'),
    segment: result('', 'segment table'),
    total: result('', 'parameters in all'),
  }),
  slips: {
    'one-table': {
      explain: {
        en: 'Counts the token table alone; positions and segments are learned as well.',
        zh: '只算了词表；位置和句段嵌入也是学出来的。',
      },
      steps: { total: (_, at) => at('token') },
    },
    'no-segments': {
      explain: { en: 'Forgets the segment table.', zh: '漏了句段嵌入表。' },
      steps: { total: (_, at) => add(at('token'), at('position')) },
    },
    'positions-fixed': {
      explain: {
        en: 'Takes the positions to be sinusoids without parameters.',
        zh: '以为位置编码是无参数的正弦编码。',
      },
      steps: { total: (_, at) => add(at('token'), at('segment')) },
    },
  },
  define(scope, { vocab, maxPositions, typeVocab, hidden, norm }) {
    const h = scope.amount('hidden', 'h', hidden);
    const token = scope.step('token', 'n_t', mul(scope.amount('vocab', 'V', vocab), h));
    const position = scope.step('position', 'n_p', mul(scope.amount('maxPositions', 'P', maxPositions), h));
    const segment = scope.step('segment', 'n_s', mul(scope.amount('typeVocab', 'S', typeVocab), h));
    const tables = add(add(token, position), segment);
    const all = norm ? add(tables, mul(scope.amount('two', '2', 2), h)) : tables;
    return { token, position, segment, total: scope.step('total', 'n', all) };
  },
});
