import { z as zod } from 'zod';
import { countTrue, div, real } from '../../language/build';
import { defineOp } from '../../op';
import { result, tensor, wantShape } from '../../schema/fields';
import { bringRates, ftrlFields, ftrlSlips, proximalWeight } from './ftrl-rates';

const input = zod
  .strictObject({
    z: tensor({ shape: '[d]', ranks: [1], about: 'z of each weight' }),
    n: tensor({ shape: '[d]', ranks: [1], about: 'sum of squared gradients of each weight' }),
    ...ftrlFields,
  })
  .superRefine((given, context) => {
    wantShape(context, 'n', given.n, given.z.shape, 'one for each z');
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['n'], message });
    if (given.n.data.some((n) => n < 0)) refuse('a negative element where a sum of squares ≥ 0 is wanted');
    if (given.beta === 0 && given.l2 === 0 && given.n.data.includes(0))
      refuse('0 where more than 0 is wanted: β and λ₂ are 0, and so would be the denominator');
  });

/**
 * The weights FTRL-Proximal reads off its state, w = −(z − sgn(z)λ₁)/((β + √n)/α + λ₂), and how many of them λ₁ has set
 * to 0.
 * Source: McMahan et al. 2013, Algorithm 1 and eq. 2–3.
 * Shapes: z, n [d] → weights [d], zeros, sparsity.
 */
export const ftrlWeight = defineOp({
  id: 'optim.ftrlWeight',
  title: { en: 'FTRL’s weights and their sparsity', zh: 'FTRL 的权重与稀疏度' },
  source: 'McMahan et al. 2013, Algorithm 1',
  conventions: [
    { en: 'A weight is 0 where |z| ≤ λ₁, equality included.', zh: '|z| ≤ λ₁（含等号）时权重为 0。' },
    { en: 'λ₂ stands in the denominator as it is.', zh: 'λ₂ 直接加在分母中。' },
  ],
  input,
  output: zod.strictObject({
    weights: result('[d]', 'w'),
    zeros: result('', 'weights with |z| ≤ λ₁'),
    sparsity: result('', 'their share'),
  }),
  slips: ftrlSlips,
  define(scope, given) {
    bringRates(scope, given);
    const z = scope.tensor('z', 'z', given.z);
    const small = given.z.data.map((value) => Number(Math.abs(value) <= given.l1));
    const zero = scope.mask('zero', '(|z|\\le\\lambda_1)', { shape: given.z.shape, data: small });
    const weights = proximalWeight(scope, z, scope.tensor('n', 'n', given.n), null, '');
    const zeros = scope.step('zeros', 'N_0', countTrue(zero));
    const size = scope.amount('size', 'd', given.z.data.length);
    return {
      weights: scope.step('params', 'w', weights),
      zeros,
      sparsity: scope.step('sparsity', 's', div(real(zeros), real(size))),
    };
  },
});
