import { z } from 'zod';
import { add, div, mul, real, sum } from '../../language/build';
import { defineOp } from '../../op';
import { count, integers, result, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

/** One side of every matrix: 0 gives dOut, 1 gives dIn. */
function side({ data }: Tensor, which: 0 | 1): Tensor {
  const sizes = data.filter((_, i) => i % 2 === which);
  return { shape: [sizes.length], data: sizes };
}

/**
 * Parameters that LoRA trains beside frozen matrices: r·(dOut + dIn) for each, a factor B [dOut,r] and a factor A [r,dIn].
 * Source: Hu et al. 2021 (LoRA), §4.1 and Table 18 (|Θ| = 2·L̂·d_model·r for square matrices). The ratio is to the
 * adapted matrices alone, not to the whole model.
 * Shapes: shapes [n,2] of [dOut,dIn] → three numbers.
 */
export const loraParams = defineOp({
  id: 'peft.loraParams',
  title: { en: 'Trainable parameters under LoRA', zh: 'LoRA 的可训练参数量' },
  source: 'Hu et al. 2021 (LoRA), §4.1',
  conventions: [
    {
      en: 'Each adapted matrix gets both factors: r·(dOut + dIn) parameters.',
      zh: '每个被适配的矩阵都有两个因子：r·(dOut + dIn) 个参数。',
    },
    {
      en: 'The ratio is trainable ÷ frozen, over the adapted matrices alone.',
      zh: '比例为可训练 ÷ 冻结，只算被适配的矩阵，而非整个模型。',
    },
  ],
  input: z
    .strictObject({
      shapes: integers({ shape: '[n,2]', ranks: [2], about: 'adapted matrices, each [dOut,dIn]' }, 1),
      rank: count('rank r of the update'),
    })
    .superRefine(({ shapes }, context) => {
      wantShape(context, 'shapes', shapes, [shapes.shape[0]!, 2], 'each matrix [dOut,dIn]');
    }),
  output: z.strictObject({
    trainable: result('', 'parameters of A and B'),
    frozen: result('', 'parameters of the adapted matrices'),
    ratio: result('', 'trainable ÷ frozen'),
  }),
  slips: {
    'one-factor': {
      explain: {
        en: 'Counts one of the two factors: r·dOut without r·dIn.',
        zh: '两个因子只算了一个：只有 r·dOut，漏了 r·dIn。',
      },
      steps: { perRank: (_, at) => sum(at('dOut')) },
    },
    'rank-forgotten': {
      explain: { en: 'Forgets to multiply by the rank.', zh: '忘了乘以秩 r。' },
      steps: { trainable: (_, at) => at('perRank') },
    },
    'one-matrix': {
      explain: {
        en: 'Counts the first matrix only, though several are adapted.',
        zh: '只算了第一个矩阵，而被适配的矩阵不止一个。',
      },
      input: (given) => ({
        ...given,
        shapes: { shape: [1, 2], data: given.shapes.data.slice(0, 2) },
      }),
    },
    'share-of-all': {
      explain: {
        en: 'Divides by all parameters, trainable ones included, instead of the frozen ones.',
        zh: '除以全部参数（含可训练部分），而不是冻结的参数。',
      },
      steps: { ratio: (_, at) => div(real(at('trainable')), real(add(at('trainable'), at('frozen')))) },
    },
  },
  define(scope, { shapes, rank }) {
    const dOut = scope.counts('dOut', 'd_{\\text{out}}', side(shapes, 0));
    const dIn = scope.counts('dIn', 'd_{\\text{in}}', side(shapes, 1));
    const perRank = scope.step('perRank', 'n_1', sum(add(dOut, dIn)));
    const trainable = scope.step('trainable', 'n_{AB}', mul(scope.amount('rank', 'r', rank), perRank));
    const frozen = scope.step('frozen', 'n_W', sum(mul(dOut, dIn)));
    return { trainable, frozen, ratio: scope.step('ratio', '\\rho', div(real(trainable), real(frozen))) };
  },
});
