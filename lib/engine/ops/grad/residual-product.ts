import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { result, tensor } from '../../schema/fields';

/**
 * Without residual connections a chain has the derivative Π f′; with y = x + f(x) each factor becomes 1 + f′, and the
 * product keeps the term 1: the path through the identities.
 * Source: He et al. 2016 (Identity Mappings), eq. 4–5; the product form, because x + f(x) is composed L times.
 * Shapes: derivatives [L] → plain, residual.
 */
export const residualProduct = defineOp({
  id: 'grad.residualProduct',
  title: { en: 'Derivative through a stack, plain and residual', zh: '堆叠层的导数：普通连接与残差连接' },
  source: 'He et al. 2016 (Identity Mappings in Deep Residual Networks), eq. 4–5',
  conventions: [
    {
      en: 'A residual layer is x + f(x), its derivative 1 + f′: the stack multiplies them, it does not add them up.',
      zh: '残差层为 x + f(x)，导数为 1 + f′：堆叠时是相乘，不是相加。',
    },
  ],
  input: z.strictObject({
    derivatives: tensor({ shape: '[L]', ranks: [1], about: 'f′ of each layer' }),
  }),
  output: z.strictObject({
    plain: result('', 'Π f′'),
    residual: result('', 'Π (1 + f′)'),
  }),
  slips: {
    'one-plus-the-sum': {
      explain: {
        en: 'Adds the derivatives to 1 instead of multiplying the factors 1 + f′.',
        zh: '把各导数加到 1 上，而不是把 1 + f′ 连乘。',
      },
      steps: { residual: (_, at) => add(at('residualBefore'), at('derivative')) },
    },
    'no-identity': {
      explain: {
        en: 'Forgets the 1 that the identity path adds to each factor.',
        zh: '忘了恒等路径给每个因子加的 1。',
      },
      steps: { residual: (_, at) => mul(at('residualBefore'), at('derivative')) },
    },
    'one-plus-the-product': {
      explain: {
        en: 'Adds a single 1 to the plain product: one skip around the whole stack.',
        zh: '只在普通乘积上加一个 1：相当于整个堆叠只有一条跳连。',
      },
      steps: { residual: (_, at) => add(1, at('plain')) },
    },
  },
  define(scope, { derivatives }) {
    const start = (name: string, symbol: string) => ({
      name,
      symbol,
      initial: scope.scalar(`${name}Start`, '1', 1),
    });
    const carried = [start('plainBefore', 'P_{{t-1}}'), start('residualBefore', 'R_{{t-1}}')];
    const row = {
      name: 'derivative',
      symbol: "f'_{{t}}",
      sequence: scope.tensor('derivatives', "f'", derivatives),
    };
    const { final } = scope.loop(carried, [row], (inner) => {
      const d = inner.at('derivative');
      return {
        plainBefore: inner.step('plain', 'P_{{t}}', mul(inner.at('plainBefore'), d)),
        residualBefore: inner.step('residual', 'R_{{t}}', mul(inner.at('residualBefore'), add(1, d))),
      };
    });
    return { plain: final.plainBefore!, residual: final.residualBefore! };
  },
});
