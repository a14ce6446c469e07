import { z } from 'zod';
import { add, constant, div, maximum, mul, sqrt, square, sub } from '../../language/build';
import { row } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp, type Outputs } from '../../op';
import { choice, flag, number, result } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import {
  checkDescent,
  descentFields,
  gradientAt,
  gradientSource,
  learningRate,
  stepCount,
} from './gradients';

const decay = (about: string, standard: number) => number(about, { from: 0, below: 1 }).default(standard);

const input = z
  .strictObject({
    ...descentFields,
    lr: learningRate(1e-3),
    beta1: decay('decay of the first moment', 0.9),
    beta2: decay('decay of the second moment', 0.999),
    eps: number('ε', { from: 0 }).default(1e-8),
    epsPlacement: choice(
      ['outside', 'inside', 'hat'],
      '√v̂ + ε, √(v̂ + ε), or √V + ε before correction',
    ).default('outside'),
    biasCorrection: flag('divide the moments by 1 − βᵗ').default(true),
    l2: number('weight decay added to the gradient', { from: 0 }).default(0),
    amsgrad: flag('use the largest second moment so far').default(false),
  })
  .superRefine(checkDescent);

type AdamInput = z.output<typeof input>;

const perStep = (steps: number, f: (t: number) => number): Tensor => ({
  shape: [steps],
  data: Float64Array.from({ length: steps }, (_, i) => f(i + 1)),
});

const zerosLike = (params: Tensor): Tensor => ({
  shape: params.shape,
  data: new Float64Array(params.data.length),
});

/** The divisors 1 − βᵗ, worked out in float64: near t = 1 they would lose most of their digits in float32. */
function corrections(scope: Scope, { beta1, beta2 }: AdamInput, steps: number) {
  const text = (beta: number) => (element: number) => `1-${beta}^{${element + 1}}`;
  const row = (name: string, symbol: string, beta: number) => ({
    name,
    symbol,
    sequence: scope.tensor(
      `${name}s`,
      symbol,
      perStep(steps, (t) => 1 - beta ** t),
    ),
    derivation: text(beta),
  });
  const root = perStep(steps, (t) => Math.sqrt(1 - beta2 ** t));
  return [
    row('correction1', '(1-\\beta_1^{{t}})', beta1),
    row('correction2', '(1-\\beta_2^{{t}})', beta2),
    {
      name: 'rootCorrection2',
      symbol: '\\sqrt{1-\\beta_2^{{t}}}',
      sequence: scope.tensor('rootCorrections2', '\\sqrt{1-\\beta_2^{{t}}}', root),
      derivation: (element: number) => `\\sqrt{1-${beta2}^{${element + 1}}}`,
    },
  ];
}

/** The moments as the denominator sees them: corrected, and at their largest with amsgrad. */
function correctedSecondMoment(inner: Scope, given: AdamInput): { raw: Node; corrected: Node } {
  const raw = given.amsgrad
    ? inner.step('vMax', 'v^{\\max}_{{t}}', maximum(inner.at('vMaxBefore'), inner.at('v')))
    : inner.at('v');
  const corrected = given.biasCorrection ? div(raw, inner.at('correction2')) : raw;
  const [name, symbol] = given.amsgrad ? ['vMaxHat', '\\hat{v}^{\\max}_{{t}}'] : ['vHat', '\\hat{v}_{{t}}'];
  return { raw, corrected: inner.step(name!, symbol!, corrected) };
}

function denominator(inner: Scope, given: AdamInput): Node {
  const { raw, corrected } = correctedSecondMoment(inner, given);
  const eps = inner.at('eps');
  const whole = given.epsPlacement;
  if (whole === 'inside') return inner.step('root', 'D_{{t}}', sqrt(add(corrected, eps)));
  if (whole === 'outside' || !given.biasCorrection)
    return inner.step('root', 'D_{{t}}', add(sqrt(corrected), eps));
  return inner.step('root', 'D_{{t}}', div(add(sqrt(raw), eps), inner.at('rootCorrection2')));
}

/** One step of Algorithm 1: what the scan repeats. */
function adamStep(inner: Scope, given: AdamInput, curvature: Node | null): Record<string, Node> {
  const [x, at] = [inner.at('x'), inner.at];
  const l2 = given.l2 > 0 ? at('l2') : null;
  const gradient = gradientAt(x, curvature ? null : at('grad'), curvature, l2);
  const g = inner.step('gradient', 'g_{{t}}', gradient);
  const m = inner.step('m', 'm_{{t}}', add(mul(at('beta1'), at('mBefore')), mul(at('oneMinusBeta1'), g)));
  const v = inner.step(
    'v',
    'v_{{t}}',
    add(mul(at('beta2'), at('vBefore')), mul(at('oneMinusBeta2'), square(g))),
  );
  const mHat = inner.step('mHat', '\\hat{m}_{{t}}', given.biasCorrection ? div(m, at('correction1')) : m);
  const update = inner.step('update', '\\Delta_{{t}}', div(mul(at('lr'), mHat), denominator(inner, given)));
  const next = inner.step('params', '\\theta_{{t}}', sub(x, update));
  return { x: next, mBefore: m, vBefore: v, ...(given.amsgrad && { vMaxBefore: at('vMax') }) };
}

function state(stacked: Record<string, Node>, final: Record<string, Node>, given: AdamInput): Outputs {
  const last = (name: string) => row(stacked[name]!, stacked[name]!.shape[0]! - 1);
  const second: Outputs = given.amsgrad ? { vMax: final.vMaxBefore! } : { vHat: last('vHat') };
  return { m: final.mBefore!, v: final.vBefore!, mHat: last('mHat'), ...second };
}

/**
 * Adam: m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g², m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ), θ ← θ − α·m̂/(√v̂ + ε).
 * Source: Kingma & Ba 2015, Algorithm 1 (ε outside the root) and §2 end (ε̂ form, `hat`); torch.optim.Adam; amsgrad
 * after Reddi et al. 2018, Algorithm 2, with the running maximum of the raw v, corrected as in PyTorch.
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state m, v, mHat, vHat (or vMax) [d] after the last step.
 */
export const adam = defineOp({
  id: 'optim.adam',
  title: { en: 'Adam', zh: 'Adam 优化器' },
  source: 'Kingma & Ba 2015, Algorithm 1; torch.optim.Adam',
  conventions: [
    {
      en: 'ε is added outside the root (√v̂ + ε) unless `epsPlacement` says otherwise.',
      zh: '除非 `epsPlacement` 另有指定，ε 加在根号之外（√v̂ + ε）。',
    },
    { en: 'v is the uncentred second moment, not a variance.', zh: 'v 是未中心化的二阶矩，不是方差。' },
    {
      en: '`l2` is added to the gradient; decoupled decay is AdamW.',
      zh: '`l2` 加进梯度；解耦的权重衰减是 AdamW。',
    },
  ],
  input,
  output: z.strictObject({
    trajectory: result('[T,d]', 'parameters after each step'),
    state: result('', 'm, v, mHat and vHat (amsgrad: vMax) after the last step'),
  }),
  slips: {
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
        vHat: (_, at) => div(at('v'), sub(constant(1), at('correction2'))),
      },
    },
    'correct-by-step-one': {
      explain: {
        en: 'Divides by 1 − β at every step, as if t were still 1.',
        zh: '每一步都除以 1 − β，好像 t 一直是 1。',
      },
      steps: {
        mHat: (_, at) => div(at('m'), at('oneMinusBeta1')),
        vHat: (_, at) => div(at('v'), at('oneMinusBeta2')),
      },
    },
    'first-moment-only-corrected': {
      explain: { en: 'Corrects m but leaves v as it is.', zh: '只修正了 m，没有修正 v。' },
      steps: { vHat: (_, at) => at('v') },
    },
    'no-root': {
      explain: { en: 'Divides by v̂ + ε without taking the root.', zh: '没有开根号，直接除以 v̂ + ε。' },
      steps: { root: (_, at) => add(at('vHat'), at('eps')) },
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
  },
  define(scope, given) {
    const steps = stepCount(given);
    const start = scope.tensor('params', '\\theta_0', given.params);
    for (const [name, symbol, value] of [
      ['lr', '\\alpha', given.lr],
      ['beta1', '\\beta_1', given.beta1],
      ['beta2', '\\beta_2', given.beta2],
      ['eps', '\\varepsilon', given.eps],
      ['l2', '\\lambda', given.l2],
    ] as const) {
      scope.scalar(name, symbol, value);
    }
    scope.scalar('oneMinusBeta1', '(1-\\beta_1)', 1 - given.beta1, `(1-${given.beta1})`);
    scope.scalar('oneMinusBeta2', '(1-\\beta_2)', 1 - given.beta2, `(1-${given.beta2})`);
    const { rows, curvature } = gradientSource(scope, given);
    const zeros = (name: string) => scope.tensor(name, '0', zerosLike(given.params));
    const carried = [
      { name: 'x', symbol: '\\theta_{{t-1}}', initial: start },
      { name: 'mBefore', symbol: 'm_{{t-1}}', initial: zeros('m0') },
      { name: 'vBefore', symbol: 'v_{{t-1}}', initial: zeros('v0') },
      ...(given.amsgrad
        ? [{ name: 'vMaxBefore', symbol: 'v^{\\max}_{{t-1}}', initial: zeros('vMax0') }]
        : []),
    ];
    const sequences = [
      ...corrections(scope, given, steps),
      ...(rows ? [{ name: 'grad', symbol: '\\nabla f_{{t}}', sequence: rows }] : []),
    ];
    const { final, stacked } = scope.loop(carried, sequences, (inner) => adamStep(inner, given, curvature));
    return { trajectory: stacked.params!, state: state(stacked, final, given) };
  },
});
