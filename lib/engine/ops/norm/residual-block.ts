import { z } from 'zod';
import { add, dot } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, number, result, tensor, wantShape } from '../../schema/fields';
import { partSymbols, standardize } from './standardize';

const input = z
  .strictObject({
    x: tensor({ shape: '[N,D]', ranks: [2], about: 'input of the block' }),
    weight: tensor({ shape: '[D,D]', ranks: [2], about: 'the sublayer F(h) = hWᵀ' }),
    placement: choice(['pre', 'post'], 'x + F(LN(x)), or LN(x + F(x))').default('pre'),
    eps: number('ε, added to the variance inside the root', { from: 0 }).default(1e-5),
  })
  .superRefine(({ x, weight }, context) => {
    const width = x.shape[1]!;
    wantShape(context, 'weight', weight, [width, width], 'D, the columns of x');
  });

function normalized(scope: Scope, x: Node): Node {
  return standardize(x, scope.at('eps'), (part, value) => scope.step(part, partSymbols[part], value))
    .normalized;
}

/**
 * One residual block around a linear sublayer, without γ and β. Pre-LN: y = x + F(LN(x)), the identity path is free
 * of normalisation; Post-LN: y = LN(x + F(x)), every row of y has mean 0 and variance 1.
 * Source: Vaswani et al. 2017, §3.1 (Post-LN); Xiong et al. 2020, Figure 1 (both).
 * Shapes: x [N,D], weight [D,D] → y [N,D].
 */
export const residualBlock = defineOp({
  id: 'norm.residualBlock',
  title: { en: 'A Pre-LN or Post-LN residual block', zh: 'Pre-LN 与 Post-LN 残差块' },
  source: 'Vaswani et al. 2017, §3.1; Xiong et al. 2020, Figure 1',
  conventions: [
    { en: 'Layer normalisation without γ and β, biased variance.', zh: '层归一化不含 γ 与 β，方差有偏。' },
    { en: 'The sublayer is linear: F(h) = hWᵀ.', zh: '子层为线性变换：F(h) = hWᵀ。' },
  ],
  input,
  output: z.strictObject({ y: result('[N,D]', 'output of the block') }),
  slips: {
    'other-placement': {
      explain: {
        en: 'Puts the normalisation on the other side: Post-LN for Pre-LN, or the reverse.',
        zh: '归一化放反了位置：该 Pre-LN 却用了 Post-LN，或者相反。',
      },
      input: (given) => ({
        ...given,
        placement: given.placement === 'pre' ? ('post' as const) : ('pre' as const),
      }),
    },
    'no-residual': {
      explain: { en: 'Leaves out the residual connection.', zh: '漏掉了残差连接。' },
      steps: { sum: (_, at) => dot(at('inner'), at('weight')) },
    },
    'residual-of-the-normalised': {
      explain: {
        en: 'Adds the normalised input instead of the input itself.',
        zh: '加的是归一化之后的输入，而不是输入本身。',
      },
      steps: { sum: (_, at) => add(at('inner'), at('sublayer')) },
    },
  },
  define(scope, { x, weight, placement, eps }) {
    const X = scope.tensor('x', 'x', x);
    const W = scope.tensor('weight', 'W', weight);
    scope.scalar('eps', '\\varepsilon', eps);
    const inner = scope.step('inner', 'h', placement === 'pre' ? normalized(scope, X) : X);
    const sublayer = scope.step('sublayer', 'F(h)', dot(inner, W));
    const sum = scope.step('sum', 'r', add(X, sublayer));
    return { y: scope.step('y', 'y', placement === 'pre' ? sum : normalized(scope, sum)) };
  },
});
