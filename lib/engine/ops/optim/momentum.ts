import { z } from 'zod';
import { add, mul, sub } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, flag, number } from '../../schema/fields';
import { type DecayRate, decayRate, descend, movingAverage, perStep, type StepRow } from './descend';
import { checkDescent, descentFields, descentResult, learningRate, stepCount } from './descent-input';

const share = { from: 0, to: 1 };

const input = z
  .strictObject({
    ...descentFields,
    lr: learningRate(),
    momentum: number('β', share).default(0.9),
    form: choice(['ema', 'accumulate'], 'm = βm + (1−β)g, or PyTorch’s m = βm + (1−τ)g').default('ema'),
    dampening: number('τ, from the second step on (accumulate only)', share).default(0),
    nesterov: flag('step along g + βm (accumulate without dampening only)').default(false),
  })
  .superRefine((given, context) => {
    checkDescent(given, context);
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const plain = given.form === 'accumulate' && given.dampening === 0;
    if (given.form === 'ema' && given.dampening !== 0)
      refuse('dampening', 'dampening where the accumulate form is wanted: the other has none');
    if (given.nesterov && !plain)
      refuse(
        'nesterov',
        'true where false is wanted: it needs the accumulate form without dampening, as in PyTorch',
      );
  });

type MomentumInput = z.output<typeof input>;

/** 1 − τ, but 1 at the first step, where PyTorch sets m = g. */
function dampingRow(scope: Scope, given: MomentumInput): StepRow {
  const after = 1 - given.dampening;
  return {
    name: 'fresh',
    symbol: '(1-\\tau_{{t}})',
    sequence: scope.tensor(
      'freshShares',
      '(1-\\tau)',
      perStep(stepCount(given), (t) => (t === 1 ? 1 : after)),
    ),
    derivation: (element) => (element === 0 ? '1' : `(1-${given.dampening})`),
  };
}

function firstMoment(inner: Scope, given: MomentumInput, beta: DecayRate, g: Node): Node {
  const before = inner.at('mBefore');
  if (given.form === 'ema') return movingAverage(before, beta, g);
  const fresh = given.dampening > 0 ? mul(inner.at('fresh'), g) : g;
  return add(mul(beta.old, before), fresh);
}

/**
 * SGD with momentum: θ ← θ − αm with m = βm + (1−β)g (`ema`) or m = βm + (1−τ)g, m₁ = g (`accumulate`); with
 * `nesterov` θ ← θ − α(g + βm).
 * Source: torch.optim.SGD (accumulate, dampening and Nesterov’s form); the ema form is the first moment of Adam
 * (Kingma & Ba 2015). With β = 0.9 accumulation makes steps up to 10 times as long.
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state m [d].
 */
export const momentum = defineOp({
  id: 'optim.momentum',
  title: { en: 'SGD with momentum', zh: '带动量的 SGD' },
  source: 'torch.optim.SGD; Polyak 1964',
  conventions: [
    {
      en: '`form` says whether m is an average (factor 1 − β on g) or an accumulation (PyTorch).',
      zh: '`form` 指明 m 是滑动平均（g 乘 1 − β）还是累加（同 PyTorch）。',
    },
    {
      en: 'Dampening starts at the second step; the first sets m = g.',
      zh: 'dampening 从第二步起生效；第一步 m = g。',
    },
    {
      en: 'Nesterov in PyTorch’s form: the step is α(g + βm), the gradient is taken at θ.',
      zh: 'Nesterov 采用 PyTorch 的写法：步长为 α(g + βm)，梯度在 θ 处计算。',
    },
  ],
  input,
  output: descentResult('m after the last step'),
  slips: {
    'other-form': {
      explain: {
        en: 'Takes the other form: an average where an accumulation is meant, or the reverse.',
        zh: '用错了形式：该累加却取了平均，或者相反。',
      },
      input: (given) => ({
        ...given,
        form: given.form === 'ema' ? ('accumulate' as const) : ('ema' as const),
        dampening: 0,
        nesterov: false,
      }),
    },
    'dampened-first-step': {
      explain: {
        en: 'Dampens the first step as well, where m should be g.',
        zh: '第一步也做了 dampening，而那里应有 m = g。',
      },
      steps: {
        m: (right, at) =>
          at.optional('fresh', () =>
            add(mul(at('momentum'), at('mBefore')), mul(at('1-dampening'), at('gradient'))),
          ) ?? right,
      },
    },
    'no-momentum': {
      explain: { en: 'Steps along the gradient alone: plain SGD.', zh: '只沿梯度更新：那是朴素 SGD。' },
      steps: { params: (_, at) => sub(at('x'), mul(at('lr'), at('gradient'))) },
    },
    'no-look-ahead': {
      explain: {
        en: 'Steps along m instead of g + βm: no Nesterov.',
        zh: '沿 m 而不是 g + βm 更新：漏了 Nesterov。',
      },
      input: (given) => ({ ...given, nesterov: false }),
    },
    'swapped-shares': {
      explain: {
        en: 'Gives the old m the share 1 − β and the gradient the share β.',
        zh: '把 1 − β 给了旧的 m，把 β 给了梯度。',
      },
      input: (given) => ({ ...given, momentum: 1 - given.momentum }),
    },
  },
  define(scope, given) {
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    const beta = decayRate(scope, 'momentum', '\\beta', given.momentum);
    scope.scalar('1-dampening', '(1-\\tau)', 1 - given.dampening, `(1-${given.dampening})`);
    const { trajectory, slot } = descend(scope, given, {
      slots: [{ name: 'm', symbol: 'm' }],
      rows: given.dampening > 0 ? [dampingRow(scope, given)] : [],
      step(inner, gradient) {
        const x = inner.at('x');
        const g = inner.step('gradient', 'g_{{t}}', gradient(x));
        const m = inner.step('m', 'm_{{t}}', firstMoment(inner, given, beta, g));
        const ahead = () => inner.step('direction', 'd_{{t}}', add(g, mul(beta.old, m)));
        const direction = given.nesterov ? ahead() : m;
        inner.step('params', '\\theta_{{t}}', sub(x, mul(lr, direction)));
      },
    });
    return { trajectory, state: { m: slot('m') } };
  },
});
