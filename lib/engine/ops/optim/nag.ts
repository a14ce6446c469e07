import { z } from 'zod';
import { add, mul, sub } from '../../language/build';
import { defineOp } from '../../op';
import { number } from '../../schema/fields';
import { descend } from './descend';
import { checkDescent, descentFields, descentResult, learningRate } from './descent-input';

const input = z
  .strictObject({
    params: descentFields.params,
    quadratic: descentFields.quadratic.unwrap(),
    lr: learningRate(),
    momentum: number('β', { from: 0, to: 1 }).default(0.9),
  })
  .superRefine(checkDescent);

/**
 * Nesterov’s accelerated gradient: g = ∇f(θ − αβv), v = βv + g, θ ← θ − αv.
 * Source: Nesterov 1983; Sutskever et al. 2013, eq. 3–4, with v kept before the learning rate.
 * Shapes: params [d] → trajectory [T,d]; state v [d]. Only the quadratic objective has a gradient at the point ahead.
 */
export const nag = defineOp({
  id: 'optim.nag',
  title: { en: 'Nesterov’s accelerated gradient', zh: 'Nesterov 加速梯度（NAG）' },
  source: 'Nesterov 1983; Sutskever et al. 2013, eq. 3–4',
  conventions: [
    {
      en: 'The gradient is taken at the look-ahead point θ − αβv; PyTorch’s rewritten form is `optim.momentum` with `nesterov`.',
      zh: '梯度在前瞻点 θ − αβv 处计算；PyTorch 的改写形式见 `optim.momentum` 的 `nesterov`。',
    },
    { en: 'v accumulates (no factor 1 − β).', zh: 'v 为累加形式（没有系数 1 − β）。' },
  ],
  input,
  output: descentResult('v after the last step'),
  slips: {
    'no-look-ahead': {
      explain: {
        en: 'Takes the gradient at θ: ordinary momentum.',
        zh: '在 θ 处求梯度：那是普通动量法。',
      },
      steps: { ahead: (_, at) => at('x') },
    },
    'look-back': {
      explain: { en: 'Looks at θ + αβv, behind the point.', zh: '看的是 θ + αβv，方向反了。' },
      steps: { ahead: (_, at) => add(at('x'), mul(at('lookAhead'), at('vBefore'))) },
    },
    'look-ahead-without-lr': {
      explain: {
        en: 'Looks ahead by βv, without the learning rate.',
        zh: '前瞻时减去 βv，没有乘学习率。',
      },
      steps: { ahead: (_, at) => sub(at('x'), mul(at('momentum'), at('vBefore'))) },
    },
    'no-momentum': {
      explain: { en: 'Steps along the gradient alone.', zh: '只沿梯度更新。' },
      steps: { params: (_, at) => sub(at('x'), mul(at('lr'), at('gradient'))) },
    },
  },
  define(scope, given) {
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    const beta = scope.scalar('momentum', '\\beta', given.momentum);
    const reach = scope.alias('lookAhead', '\\alpha\\beta', mul(lr, beta));
    const { trajectory, slot } = descend(scope, given, {
      slots: [{ name: 'v', symbol: 'v' }],
      step(inner, gradient) {
        const x = inner.at('x');
        const ahead = inner.step('ahead', '\\tilde\\theta_{{t}}', sub(x, mul(reach, inner.at('vBefore'))));
        const g = inner.step('gradient', 'g_{{t}}', gradient(ahead));
        const v = inner.step('v', 'v_{{t}}', add(mul(beta, inner.at('vBefore')), g));
        inner.step('params', '\\theta_{{t}}', sub(x, mul(lr, v)));
      },
    });
    return { trajectory, state: { v: slot('v') } };
  },
});
