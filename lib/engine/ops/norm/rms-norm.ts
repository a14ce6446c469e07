import { z } from 'zod';
import { add, average, div, mul, sqrt, square, sub } from '../../language/build';
import { spread } from '../../language/move';
import { defineOp } from '../../op';
import { number, result, tensor, wantShape } from '../../schema/fields';
import { squareSafe } from '../square-safe';

const input = z
  .strictObject({
    x: tensor({ shape: '[...,D]', about: 'activations' }),
    weight: tensor({ shape: '[D]', ranks: [1], about: 'γ' }).optional(),
    eps: number('ε, added to the mean square inside the root', { from: 0 }).default(1e-6),
  })
  .superRefine(({ x, weight }, context) => {
    wantShape(context, 'weight', weight, [x.shape.at(-1)!], 'D, the last axis of x');
  });

/**
 * y = γ·x/rms(x), rms(x) = √(mean(x²) + ε) over the last axis: layer normalisation without centring and without β.
 * Source: Zhang & Sennrich 2019, eq. 4; ε inside the root as in Llama and torch.nn.RMSNorm.
 * Shapes: x [...,D] → y [...,D], rms [...].
 */
export const rmsNorm = defineOp({
  id: 'norm.rmsNorm',
  title: { en: 'Root-mean-square normalisation', zh: '均方根归一化（RMSNorm）' },
  source: 'Zhang & Sennrich 2019, eq. 4; torch.nn.RMSNorm',
  conventions: [
    {
      en: 'The mean is not subtracted; the mean square is divided by D.',
      zh: '不减均值；均方为平方和除以 D。',
    },
    { en: 'ε is added to the mean square, inside the root.', zh: 'ε 加在均方上，位于根号之内。' },
  ],
  input,
  output: z.strictObject({
    y: result('[...,D]', 'normalised activations'),
    rms: result('[...]', '√(mean(x²) + ε) of each row'),
  }),
  slips: {
    centred: {
      explain: {
        en: 'Subtracts the mean first, as layer normalisation does.',
        zh: '先减去均值，那是层归一化的做法。',
      },
      steps: {
        meanSquare: (_, at) => average(square(sub(at('x'), spread(average(at('x')), at('x'))))),
        normalized: (_, at) =>
          div(sub(at('x'), spread(average(at('x')), at('x'))), spread(at('rms'), at('x'))),
      },
    },
    'sum-of-squares': {
      explain: {
        en: 'Divides by the length of the row: the squares are summed, not averaged.',
        zh: '除以整行的模长：平方求了和而没有取平均。',
      },
      steps: { meanSquare: (right, at) => mul(right, at('x').shape.at(-1)!) },
    },
    'no-root': {
      explain: {
        en: 'Divides by mean(x²) + ε without taking the root.',
        zh: '没有开根号，直接除以 mean(x²) + ε。',
      },
      steps: { rms: (_, at) => add(at('meanSquare'), at('eps')) },
    },
    'no-weight': {
      explain: { en: 'Leaves out γ.', zh: '漏掉了 γ。' },
      input: ({ x, eps }) => ({ x, eps, weight: undefined }),
    },
  },
  define(scope, { x, weight, eps }) {
    const X = scope.tensor('x', 'x', x);
    // Only numbers too large to be squared are scaled; small ones have ε.
    const { unit, shrink, grow } = squareSafe(scope, [x], 1);
    const epsilon = scope.scalar('eps', unit === 1 ? '\\varepsilon' : '\\varepsilon q^{-2}', eps / unit ** 2);
    const meanSquare = scope.step('meanSquare', '\\overline{x^2}', average(square(shrink(X))));
    const rms = scope.step('rms', 'r', grow(sqrt(add(meanSquare, epsilon))));
    const normalized = scope.step('normalized', '\\hat{x}', div(X, spread(rms, X)));
    const scaled = weight ? mul(normalized, scope.tensor('weight', '\\gamma', weight)) : normalized;
    return { y: scope.step('y', 'y', scaled), rms };
  },
});
