import type { z } from 'zod';
import { add, constant, div, maximum, mul, sqrt, square, sub } from '../../language/build';
import { row } from '../../language/move';
import type { Node } from '../../language/node';
import type { Override, Scope } from '../../language/scope';
import type { Outputs, Slip } from '../../op';
import { choice, flag, number } from '../../schema/fields';
import { decayRate, descend, movingAverage, perStep, type StepRow } from './descend';
import { type Descent, descentFields, descentResult, learningRate, stepCount } from './descent-input';

const decay = (about: string, standard: number) => number(about, { from: 0, below: 1 }).default(standard);

/** What Adam and AdamW are both given. */
export const adamFields = {
  ...descentFields,
  lr: learningRate(1e-3),
  beta1: decay('decay of the first moment', 0.9),
  beta2: decay('decay of the second moment', 0.999),
  eps: number('ε', { from: 0 }).default(1e-8),
  epsPlacement: choice(['outside', 'inside', 'hat'], '√v̂ + ε, √(v̂ + ε), or √V + ε before correction').default(
    'outside',
  ),
  biasCorrection: flag('divide the moments by 1 − βᵗ').default(true),
  amsgrad: flag('use the largest second moment so far').default(false),
};

type Moments = Descent & {
  [Field in keyof Omit<typeof adamFields, keyof Descent>]: z.output<(typeof adamFields)[Field]>;
};

/** Where weight decay enters a step: in the gradient (L2), or beside it (decoupled). */
export type Decay = {
  gradient?: (inner: Scope, gradient: Node) => Node;
  parameters?: (inner: Scope, point: Node) => Node;
};

export const adamResult = descentResult('m, v, mHat and vHat (amsgrad: vMax) after the last step');

export const adamConventions = [
  {
    en: 'ε is added outside the root (√v̂ + ε) unless `epsPlacement` says otherwise.',
    zh: '除非 `epsPlacement` 另有指定，ε 加在根号之外（√v̂ + ε）。',
  },
  { en: 'v is the uncentred second moment, not a variance.', zh: 'v 是未中心化的二阶矩，不是方差。' },
];

/** The divisors 1 − βᵗ, worked out in float64: near t = 1 they would lose most of their digits in float32. */
function corrections(scope: Scope, given: Moments): StepRow[] {
  const steps = stepCount(given);
  const divisor = (
    name: string,
    symbol: string,
    value: (t: number) => number,
    text: (t: number) => string,
  ): StepRow => ({
    name,
    symbol,
    sequence: scope.tensor(`${name}s`, symbol, perStep(steps, value)),
    derivation: (element) => text(element + 1),
  });
  const { beta1, beta2 } = given;
  return [
    divisor(
      'correction1',
      '(1-\\beta_1^{{t}})',
      (t) => 1 - beta1 ** t,
      (t) => `1-${beta1}^{${t}}`,
    ),
    divisor(
      'correction2',
      '(1-\\beta_2^{{t}})',
      (t) => 1 - beta2 ** t,
      (t) => `1-${beta2}^{${t}}`,
    ),
    divisor(
      'rootCorrection2',
      '\\sqrt{1-\\beta_2^{{t}}}',
      (t) => Math.sqrt(1 - beta2 ** t),
      (t) => `\\sqrt{1-${beta2}^{${t}}}`,
    ),
  ];
}

/** The moments as the denominator sees them: corrected, and at their largest with amsgrad. */
function correctedSecondMoment(inner: Scope, given: Moments): { raw: Node; corrected: Node } {
  const raw = given.amsgrad
    ? inner.step('vMax', 'v^{\\max}_{{t}}', maximum(inner.at('vMaxBefore'), inner.at('v')))
    : inner.at('v');
  const corrected = given.biasCorrection ? div(raw, inner.at('correction2')) : raw;
  const [name, symbol] = given.amsgrad ? ['vMaxHat', '\\hat{v}^{\\max}_{{t}}'] : ['vHat', '\\hat{v}_{{t}}'];
  return { raw, corrected: inner.step(name!, symbol!, corrected) };
}

function denominator(inner: Scope, given: Moments): Node {
  const { raw, corrected } = correctedSecondMoment(inner, given);
  const eps = inner.at('eps');
  const whole = given.epsPlacement;
  if (whole === 'inside') return inner.step('root', 'D_{{t}}', sqrt(add(corrected, eps)));
  if (whole === 'outside' || !given.biasCorrection)
    return inner.step('root', 'D_{{t}}', add(sqrt(corrected), eps));
  return inner.step('root', 'D_{{t}}', div(add(sqrt(raw), eps), inner.at('rootCorrection2')));
}

/** Algorithm 1 over all steps, with weight decay where the method puts it. */
export function adamDescent(scope: Scope, given: Moments, decay: Decay): Outputs {
  scope.scalar('lr', '\\alpha', given.lr);
  scope.scalar('eps', '\\varepsilon', given.eps);
  const beta1 = decayRate(scope, 'beta1', '\\beta_1', given.beta1);
  const beta2 = decayRate(scope, 'beta2', '\\beta_2', given.beta2);
  const { trajectory, slot, stacked } = descend(scope, given, {
    slots: [
      { name: 'm', symbol: 'm' },
      { name: 'v', symbol: 'v' },
      ...(given.amsgrad ? [{ name: 'vMax', symbol: 'v^{\\max}' }] : []),
    ],
    rows: corrections(scope, given),
    step(inner, gradient) {
      const [x, at] = [inner.at('x'), inner.at];
      const plain = gradient(x);
      const g = inner.step('gradient', 'g_{{t}}', decay.gradient?.(inner, plain) ?? plain);
      const m = inner.step('m', 'm_{{t}}', movingAverage(at('mBefore'), beta1, g));
      inner.step('v', 'v_{{t}}', movingAverage(at('vBefore'), beta2, square(g)));
      const mHat = inner.step('mHat', '\\hat{m}_{{t}}', given.biasCorrection ? div(m, at('correction1')) : m);
      const update = inner.step(
        'update',
        '\\Delta_{{t}}',
        div(mul(at('lr'), mHat), denominator(inner, given)),
      );
      inner.step('params', '\\theta_{{t}}', sub(decay.parameters?.(inner, x) ?? x, update));
    },
  });
  const last = (name: string) => row(stacked[name]!, stepCount(given) - 1);
  const second: Outputs = given.amsgrad ? { vMax: slot('vMax') } : { vHat: last('vHat') };
  return { trajectory, state: { m: slot('m'), v: slot('v'), mHat: last('mHat'), ...second } };
}

/** A mistake in correcting the second moment, under whichever name it goes. */
const secondMoment = (mistake: (raw: string) => Override): Record<string, Override> => ({
  vHat: mistake('v'),
  vMaxHat: mistake('vMax'),
});

/** Mistakes with the moments, the same in both methods. */
export function momentSlips<Input extends Moments>(): Record<string, Slip<Input>> {
  return {
    'no-bias-correction': {
      explain: {
        en: 'Uses m and v as they are, without dividing by 1 − βᵗ.',
        zh: '直接用 m 和 v，没有除以 1 − βᵗ。',
      },
      input: (given) => ({ ...given, biasCorrection: false }),
    },
    'correct-with-beta': {
      explain: { en: 'Divides by βᵗ instead of 1 − βᵗ.', zh: '除以 βᵗ 而不是 1 − βᵗ。' },
      steps: {
        mHat: (_, at) => div(at('m'), sub(constant(1), at('correction1'))),
        ...secondMoment((raw) => (_, at) => div(at(raw), sub(constant(1), at('correction2')))),
      },
    },
    'correct-by-step-one': {
      explain: {
        en: 'Divides by 1 − β at every step, as if t were still 1.',
        zh: '每一步都除以 1 − β，好像 t 一直是 1。',
      },
      steps: {
        mHat: (_, at) => div(at('m'), at('1-beta1')),
        ...secondMoment((raw) => (_, at) => div(at(raw), at('1-beta2'))),
      },
    },
    'first-moment-only-corrected': {
      explain: { en: 'Corrects m but leaves v as it is.', zh: '只修正了 m，没有修正 v。' },
      steps: secondMoment((raw) => (_, at) => at(raw)),
    },
    'no-root': {
      explain: { en: 'Divides by v̂ + ε without taking the root.', zh: '没有开根号，直接除以 v̂ + ε。' },
      steps: {
        root: (_, at) => add(at.optional('vMaxHat', (largest) => largest) ?? at('vHat'), at('eps')),
      },
    },
    'swapped-betas': {
      explain: { en: 'Swaps β₁ and β₂.', zh: '把 β₁ 和 β₂ 弄反了。' },
      input: (given) => ({ ...given, beta1: given.beta2, beta2: given.beta1 }),
    },
    'accumulate-gradient': {
      explain: {
        en: 'Adds the whole gradient to βm, without the factor 1 − β₁.',
        zh: '把整个梯度加到 βm 上，少了系数 1 − β₁。',
      },
      steps: { m: (_, at) => add(mul(at('beta1'), at('mBefore')), at('gradient')) },
    },
    'epsilon-inside': {
      explain: { en: 'Adds ε inside the root: √(v̂ + ε).', zh: '把 ε 加在根号之内：√(v̂ + ε)。' },
      input: (given) => ({ ...given, epsPlacement: 'inside' as const }),
    },
    'epsilon-outside': {
      explain: { en: 'Adds ε outside the root: √v̂ + ε.', zh: '把 ε 加在根号之外：√v̂ + ε。' },
      input: (given) => ({ ...given, epsPlacement: 'outside' as const }),
    },
    ascend: {
      explain: { en: 'Adds the step instead of subtracting it.', zh: '加上了更新量，而不是减去。' },
      steps: { params: (_, at) => add(at('x'), at('update')) },
    },
  };
}
