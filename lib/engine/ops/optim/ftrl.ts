import { z as zod } from 'zod';
import { add, div, mul, sqrt, square, sub } from '../../language/build';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { descend, type StepRow } from './descend';
import { checkDescent, type Descent, descentFields, descentResult, stepCount } from './descent-input';
import { bringRates, ftrlFields, ftrlSlips, proximalWeight, type Rates } from './ftrl-rates';

const input = zod.strictObject({ ...descentFields, ...ftrlFields }).superRefine((given, context) => {
  checkDescent(given, context);
  if (given.params.data.some((weight) => weight !== 0))
    context.addIssue({
      code: 'custom',
      path: ['params'],
      message: 'a weight other than 0 where zeros are wanted: w follows from z and n, which start at 0',
    });
});

/** Which coordinates have n > 0 by each step. Down a quadratic none has: at w = 0 its gradient is 0. */
function seenSoFar(scope: Scope, given: Descent): StepRow {
  const [steps, width] = [stepCount(given), given.params.shape[0]!];
  const data = new Float64Array(steps * width);
  for (const i of data.keys()) {
    const gradient = given.grads?.data[i] ?? 0;
    data[i] = Number(gradient ** 2 > 0 || (i >= width && data[i - width] === 1));
  }
  return {
    name: 'seen',
    symbol: '(n_{{t}}>0)',
    sequence: scope.mask('seenRows', '(n>0)', { shape: [steps, width], data }),
  };
}

const needsGuard = ({ beta, l2 }: Rates): boolean => beta === 0 && l2 === 0;

/**
 * FTRL-Proximal: n ← n + g², σ = (√n − √n₋)/α, z ← z + g − σw, w = 0 where |z| ≤ λ₁, elsewhere
 * −(z − sgn(z)λ₁)/((β + √n)/α + λ₂).
 * Source: McMahan et al. 2013, Algorithm 1. z is not Σg: it subtracts Σσw. With λ₁ = λ₂ = β = 0 it is AdaGrad.
 * Shapes: params [d] (zeros), grads [T,d] → trajectory [T,d]; state z, n [d]. 0/0 counts as 0.
 */
export const ftrl = defineOp({
  id: 'optim.ftrl',
  title: { en: 'FTRL-Proximal', zh: 'FTRL-Proximal 优化器' },
  source: 'McMahan et al. 2013 (Ad Click Prediction), Algorithm 1',
  conventions: [
    {
      en: 'w is 0 where |z| ≤ λ₁, equality included.',
      zh: '|z| ≤ λ₁（含等号）时 w 为 0。',
    },
    {
      en: 'λ₂ stands in the denominator as it is (TensorFlow doubles it).',
      zh: 'λ₂ 直接加在分母中（TensorFlow 会乘 2）。',
    },
    {
      en: 'The weights start at 0 and follow from z and n alone.',
      zh: '权重从 0 开始，只由 z 与 n 决定。',
    },
  ],
  input,
  output: descentResult('z and n after the last step'),
  slips: {
    ...ftrlSlips,
    'z-as-sum-of-gradients': {
      explain: {
        en: 'Takes z for the sum of the gradients, without subtracting σw.',
        zh: '把 z 当作梯度之和，没有减去 σw。',
      },
      steps: { z: (_, at) => add(at('zBefore'), at('gradient')) },
    },
  },
  define(scope, given) {
    bringRates(scope, given);
    const { trajectory, slot } = descend(scope, given, {
      slots: [
        { name: 'z', symbol: 'z' },
        { name: 'n', symbol: 'n' },
      ],
      rows: needsGuard(given) ? [seenSoFar(scope, given)] : [],
      step(inner, gradient) {
        const [w, at] = [inner.at('x'), inner.at];
        const g = inner.step('gradient', 'g_{{t}}', gradient(w));
        const n = inner.step('n', 'n_{{t}}', add(at('nBefore'), square(g)));
        const growth = div(sub(sqrt(n), sqrt(at('nBefore'))), at('alpha'));
        const sigma = inner.step('sigma', '\\sigma_{{t}}', growth);
        const z = inner.step('z', 'z_{{t}}', sub(add(at('zBefore'), g), mul(sigma, w)));
        const seen = needsGuard(given) ? at('seen') : null;
        inner.step('params', '\\theta_{{t}}', proximalWeight(inner, z, n, seen, '_{{t}}'));
      },
    });
    return { trajectory, state: { z: slot('z'), n: slot('n') } };
  },
});
