import { z } from 'zod';
import { add } from '../../language/build';
import { gather, rowsAt } from '../../language/move';
import { defineOp } from '../../op';
import { integers, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

const table = (shape: string, about: string) => tensor({ shape, ranks: [2], about });

/** In a refinement: every id must be a row of its table. */
function wantRows(context: z.RefinementCtx, field: string, ids: Tensor, name: string, rows: number): void {
  const bad = ids.data.findIndex((id) => id >= rows);
  if (bad < 0) return;
  const message = `${ids.data[bad]} where a row of ${name} (below ${rows}) is wanted`;
  context.addIssue({ code: 'custom', path: [field, bad], message });
}

const input = z
  .strictObject({
    tokenIds: integers({ shape: '[T]', ranks: [1], about: 'token of each place' }),
    segmentIds: integers({ shape: '[T]', ranks: [1], about: 'segment of each place' }),
    tokenTable: table('[V,d]', 'token embeddings'),
    segmentTable: table('[S,d]', 'segment embeddings'),
    positionTable: table('[P,d]', 'position embeddings'),
  })
  .superRefine(({ tokenIds, segmentIds, tokenTable, segmentTable, positionTable }, context) => {
    const [length, width] = [tokenIds.shape[0]!, tokenTable.shape[1]!];
    wantShape(context, 'segmentIds', segmentIds, [length], 'T, shared with tokenIds');
    wantShape(context, 'segmentTable', segmentTable, [segmentTable.shape[0]!, width], 'd of tokenTable');
    wantShape(context, 'positionTable', positionTable, [positionTable.shape[0]!, width], 'd of tokenTable');
    wantRows(context, 'tokenIds', tokenIds, 'tokenTable', tokenTable.shape[0]!);
    wantRows(context, 'segmentIds', segmentIds, 'segmentTable', segmentTable.shape[0]!);
    if (length <= positionTable.shape[0]!) return;
    const message = `${length} tokens where at most ${positionTable.shape[0]} (rows of positionTable) are wanted`;
    context.addIssue({ code: 'custom', path: ['tokenIds'], message });
  });

/**
 * BERT's input: x_t = E_token[id_t] + E_segment[segment_t] + E_position[t].
 * Source: Devlin et al. 2019, §3, Figure 2. Positions run 0…T−1; the layer norm and dropout that follow are left out.
 * Shapes: tokenIds, segmentIds [T], tables [V,d], [S,d], [P,d] → x [T,d].
 */
export const embeddingSum = defineOp({
  id: 'bert.embeddingSum',
  title: { en: 'BERT’s input: a sum of three embeddings', zh: 'BERT 的输入：三种嵌入之和' },
  source: 'Devlin et al. 2019 (BERT), §3, Figure 2',
  conventions: [
    { en: 'Added element by element, not concatenated.', zh: '逐元素相加，而不是拼接。' },
    {
      en: 'Positions count from 0; the layer norm after the sum is left out.',
      zh: '位置从 0 开始；不含求和之后的 LayerNorm。',
    },
  ],
  input,
  output: z.strictObject({ x: result('[T,d]', 'input of the first block') }),
  slips: {
    'no-positions': {
      explain: { en: 'Leaves out the positions.', zh: '漏了位置嵌入。' },
      steps: { x: (_, at) => add(at('tokenEmbedding'), at('segmentEmbedding')) },
    },
    'no-segments': {
      explain: { en: 'Leaves out the segments.', zh: '漏了句段嵌入。' },
      steps: { x: (_, at) => add(at('tokenEmbedding'), at('positionEmbedding')) },
    },
    'positions-from-one': {
      explain: {
        en: 'Starts at position 1 where a table has room for it.',
        zh: '位置从 1 开始计数。',
      },
      steps: {
        positionEmbedding: (right, at) => {
          const [length, rows] = [right.shape[0]!, at('positionTable').shape[0]!];
          const shifted = Array.from({ length }, (_, t) => Math.min(t + 1, rows - 1));
          return gather(at('positionTable'), shifted);
        },
      },
    },
  },
  define(scope, { tokenIds, segmentIds, tokenTable, segmentTable, positionTable }) {
    const places: Tensor = { shape: tokenIds.shape, data: Float64Array.from(tokenIds.data.keys()) };
    const lookUp = (what: string, symbol: string, table: Tensor, index: string, ids: Tensor) => {
      const rows = scope.tensor(`${what}Table`, `W_{\\text{${symbol}}}`, table);
      const at = scope.counts(`${what}Index`, index, ids);
      return scope.step(`${what}Embedding`, `E_{\\text{${symbol}}}`, rowsAt(rows, at));
    };
    const tokens = lookUp('token', 'tok', tokenTable, 'i', tokenIds);
    const segments = lookUp('segment', 'seg', segmentTable, 's', segmentIds);
    const positions = lookUp('position', 'pos', positionTable, 't', places);
    return { x: scope.step('x', 'x', add(add(tokens, segments), positions)) };
  },
});
