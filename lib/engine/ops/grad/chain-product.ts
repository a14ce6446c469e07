import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { result, tensor } from '../../schema/fields';

/**
 * The chain rule through L layers: ∂L/∂x = Π fᵢ′, with the running product after each. Factors below 1 make it vanish
 * exponentially, factors above 1 explode; ∞ is an answer.
 * Source: Bengio, Simard & Frasconi 1994; Goodfellow, Bengio & Courville 2016, §8.2.5.
 * Shapes: factors [L] → product, partial [L].
 */
export const chainProduct = defineOp({
  id: 'grad.chainProduct',
  title: { en: 'Product of the derivatives along a chain', zh: '链式法则中导数的连乘' },
  source: 'Bengio, Simard & Frasconi 1994; Goodfellow, Bengio & Courville 2016, §8.2.5',
  conventions: [
    {
      en: '`partial` multiplies from the first factor on and ends with the product itself.',
      zh: '`partial` 从第一个因子开始累乘，最后一项即为总乘积。',
    },
    { en: 'Beyond the range of numbers the product is Infinity.', zh: '超出可表示范围时乘积为 Infinity。' },
  ],
  input: z.strictObject({
    factors: tensor({ shape: '[L]', ranks: [1], about: 'derivative of each layer' }),
  }),
  output: z.strictObject({
    product: result('', 'Π of all factors'),
    partial: result('[L]', 'product of the first l factors'),
  }),
  slips: {
    'added-up': {
      explain: {
        en: 'Adds the derivatives instead of multiplying them.',
        zh: '把各层导数相加而不是相乘。',
      },
      steps: { partial: (_, at) => add(at('before'), at('factor')) },
    },
    'one-factor-short': {
      explain: { en: 'Leaves out the last factor.', zh: '漏乘了最后一个因子。' },
      input: ({ factors: { shape, data } }) => ({
        factors: { shape, data: data.map((factor, i) => (i === data.length - 1 ? 1 : factor)) },
      }),
    },
    'magnitudes-only': {
      explain: { en: 'Loses the signs of the factors.', zh: '丢掉了因子的符号。' },
      input: ({ factors: { shape, data } }) => ({ factors: { shape, data: data.map(Math.abs) } }),
    },
  },
  define(scope, { factors }) {
    const before = { name: 'before', symbol: 'P_{{t-1}}', initial: scope.scalar('one', '1', 1) };
    const row = {
      name: 'factor',
      symbol: "f'_{{t}}",
      sequence: scope.tensor('factors', "f'", factors),
    };
    const { final, stacked } = scope.loop([before], [row], (inner) => ({
      before: inner.step('partial', 'P_{{t}}', mul(inner.at('before'), inner.at('factor'))),
    }));
    return { product: final.before!, partial: stacked.partial! };
  },
});
