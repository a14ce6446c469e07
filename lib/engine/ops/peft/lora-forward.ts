import { z } from 'zod';
import { latexNumber } from '../../interpret/latex-number';
import { add, dot, mul } from '../../language/build';
import { transpose } from '../../language/move';
import { defineOp } from '../../op';
import { number, result, tensor, wantShape } from '../../schema/fields';

/**
 * h = W₀x + (α/r)·BAx, for a batch of row vectors: y = xWᵀ + (α/r)·(xAᵀ)Bᵀ; merged, W = W₀ + (α/r)·BA gives the same y.
 * Source: Hu et al. 2021 (LoRA), eq. 3 and §4.1 (scaling by α/r; B starts at 0, so training starts from W₀).
 * Shapes: x [n,dIn], w [dOut,dIn], a [r,dIn], b [dOut,r] → y [n,dOut], mergedWeight [dOut,dIn].
 */
export const loraForward = defineOp({
  id: 'peft.loraForward',
  title: { en: 'A linear layer with LoRA', zh: '带 LoRA 的线性层' },
  source: 'Hu et al. 2021 (LoRA), eq. 3 and §4.1',
  conventions: [
    { en: 'The update BA is scaled by α/r.', zh: '更新量 BA 乘以 α/r。' },
    {
      en: 'A is [r,dIn] and B is [dOut,r], as in the paper’s BAx.',
      zh: 'A 为 [r,dIn]，B 为 [dOut,r]，与论文的 BAx 一致。',
    },
    { en: 'Weights act on rows: y = xWᵀ, without a bias.', zh: '权重作用于行向量：y = xWᵀ，不含偏置。' },
  ],
  input: z
    .strictObject({
      x: tensor({ shape: '[n,dIn]', ranks: [2], about: 'rows to transform' }),
      w: tensor({ shape: '[dOut,dIn]', ranks: [2], about: 'the frozen weight' }),
      a: tensor({ shape: '[r,dIn]', ranks: [2], about: 'the factor that goes down to r' }),
      b: tensor({ shape: '[dOut,r]', ranks: [2], about: 'the factor that comes back up' }),
      alpha: number('α: the update is scaled by α/r'),
    })
    .superRefine(({ x, w, a, b }, context) => {
      wantShape(context, 'w', w, [w.shape[0]!, x.shape[1]!], 'dIn, shared with x');
      wantShape(context, 'a', a, [a.shape[0]!, x.shape[1]!], 'dIn, shared with x');
      wantShape(context, 'b', b, [w.shape[0]!, a.shape[0]!], 'dOut of w and r of a');
    }),
  output: z.strictObject({
    y: result('[n,dOut]', 'output of the layer with its update'),
    mergedWeight: result('[dOut,dIn]', 'one weight that does the same'),
  }),
  slips: {
    'no-scaling': {
      explain: { en: 'Leaves out the factor α/r.', zh: '漏掉了系数 α/r。' },
      input: (given) => ({ ...given, alpha: given.a.shape[0]! }),
    },
    'alpha-undivided': {
      explain: { en: 'Scales by α instead of α/r.', zh: '乘以 α 而不是 α/r。' },
      input: (given) => ({ ...given, alpha: given.alpha * given.a.shape[0]! }),
    },
    'divided-by-root-r': {
      explain: {
        en: 'Scales by α/√r, which is rsLoRA, not LoRA.',
        zh: '乘以 α/√r：那是 rsLoRA，不是 LoRA。',
      },
      input: (given) => ({ ...given, alpha: given.alpha * Math.sqrt(given.a.shape[0]!) }),
    },
    'update-alone': {
      explain: {
        en: 'Gives the update alone and forgets the frozen weight’s part.',
        zh: '只算了更新量，忘了冻结权重的那一部分。',
      },
      steps: { y: (_, at) => at('update'), mergedWeight: (_, at) => at('weightUpdate') },
    },
  },
  define(scope, { x, w, a, b, alpha }) {
    const rank = a.shape[0]!;
    const [rows, frozen] = [scope.tensor('x', 'x', x), scope.tensor('w', 'W_0', w)];
    const [down, up] = [scope.tensor('a', 'A', a), scope.tensor('b', 'B', b)];
    const scale = scope.scalar(
      'scale',
      '\\tfrac{\\alpha}{r}',
      alpha / rank,
      `\\frac{${latexNumber(alpha)}}{${rank}}`,
    );
    const base = scope.step('base', 'xW_0^{\\top}', dot(rows, frozen));
    const hidden = scope.step('hidden', 'xA^{\\top}', dot(rows, down));
    const update = scope.step('update', '\\Delta y', mul(scale, dot(hidden, up)));
    const y = scope.step('y', 'y', add(base, update));
    const weightUpdate = scope.step('weightUpdate', '\\Delta W', mul(scale, dot(up, transpose(down))));
    return { y, mergedWeight: scope.step('mergedWeight', 'W', add(frozen, weightUpdate)) };
  },
});
