import { z } from 'zod';
import { add, div, mul, square, sub } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { flag, number } from '../../schema/fields';
import { denominatorSlips, rootWithEpsilon } from './denominator';
import { type DecayRate, decayRate, descend, movingAverage } from './descend';
import { checkDescent, descentFields, descentResult, epsilonPlacement, learningRate } from './descent-input';

const share = { from: 0, to: 1 };

const input = z
  .strictObject({
    ...descentFields,
    lr: learningRate(),
    rho: number('ρ, decay of the average', share).default(0.99),
    eps: number('ε', { from: 0 }).default(1e-8),
    epsPlacement: epsilonPlacement,
    centered: flag('divide by the deviation from the mean gradient').default(false),
    momentum: number('decay of the momentum buffer', share).default(0),
  })
  .superRefine(checkDescent);

type RmspropInput = z.output<typeof input>;

/**
 * The centred second moment v − ḡ² as a recurrence of its own, ρc + ρ(1−ρ)(g − ḡ₋)²: equal in exact arithmetic, and
 * neither negative nor cancelled away when the gradients hardly vary.
 */
function centredMoment(inner: Scope, rho: DecayRate, g: Node): Node {
  const [mean, moment] = [inner.at('gAvgBefore'), inner.at('centredBefore')];
  const deviation = inner.step('deviation', '(g_{{t}}-\\bar{g}_{{t-1}})', sub(g, mean));
  inner.step('gAvg', '\\bar{g}_{{t}}', movingAverage(mean, rho, g));
  const spread = mul(mul(rho.old, rho.fresh), square(deviation));
  return inner.step('centred', 'c_{{t}}', add(mul(rho.old, moment), spread));
}

/**
 * RMSProp: v ← ρv + (1−ρ)g², θ ← θ − αg/(√v + ε); `centered` divides by √(v − ḡ²), ḡ the average gradient;
 * with `momentum` μ: b ← μb + g/(√v + ε), θ ← θ − αb.
 * Source: Hinton 2012, lecture 6e; Graves 2013, eq. 38–45 (centred); torch.optim.RMSprop (ε outside the root, the
 * buffer before the learning rate; Keras adds ε inside).
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state v, with `centered` gAvg, with momentum buf, each [d].
 */
export const rmsprop = defineOp({
  id: 'optim.rmsprop',
  title: { en: 'RMSProp', zh: 'RMSProp 优化器' },
  source: 'Hinton 2012, lecture 6e; Graves 2013, eq. 38–45; torch.optim.RMSprop',
  conventions: [
    {
      en: 'ε is added outside the root (PyTorch) unless `epsPlacement` says inside (Keras).',
      zh: '除非 `epsPlacement` 指定 inside（同 Keras），ε 加在根号之外（同 PyTorch）。',
    },
    {
      en: 'ρ is 0.99 as in PyTorch; Hinton and Keras take 0.9. No bias correction.',
      zh: 'ρ 默认为 0.99（同 PyTorch）；Hinton 与 Keras 取 0.9。不做偏差修正。',
    },
    {
      en: 'The momentum buffer is kept before the learning rate.',
      zh: '动量缓冲区存的是乘学习率之前的值。',
    },
  ],
  input,
  output: descentResult('v; with `centered` gAvg; with momentum buf'),
  slips: {
    ...denominatorSlips<RmspropInput>('moment'),
    'sum-of-squares': {
      explain: {
        en: 'Adds up all squares, as AdaGrad does.',
        zh: '把平方一直累加，那是 AdaGrad 的做法。',
      },
      steps: { v: (_, at) => add(at('vBefore'), square(at('gradient'))) },
    },
    'swapped-rho': {
      explain: {
        en: 'Gives the old average the share 1 − ρ and the new square the share ρ.',
        zh: '把 1 − ρ 给了旧的平均，把 ρ 给了新的平方。',
      },
      input: (given) => ({ ...given, rho: 1 - given.rho }),
    },
    'other-centring': {
      explain: {
        en: 'Centres v where it should not be, or leaves out the centring.',
        zh: '不该中心化却中心化了，或者漏了中心化。',
      },
      input: (given) => ({ ...given, centered: !given.centered }),
    },
    'no-momentum': {
      explain: { en: 'Forgets the momentum buffer.', zh: '忘了动量缓冲区。' },
      steps: { update: (_, at) => mul(at('lr'), at('scaled')) },
    },
  },
  define(scope, given) {
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    const eps = scope.scalar('eps', '\\varepsilon', given.eps);
    const rho = decayRate(scope, 'rho', '\\rho', given.rho);
    scope.scalar('momentum', '\\mu', given.momentum);
    const slot = (name: string, symbol: string) => ({ name, symbol });
    const { trajectory, slot: kept } = descend(scope, given, {
      slots: [
        slot('v', 'v'),
        ...(given.centered ? [slot('gAvg', '\\bar{g}'), slot('centred', 'c')] : []),
        ...(given.momentum > 0 ? [slot('buf', 'b')] : []),
      ],
      step(inner, gradient) {
        const [x, at] = [inner.at('x'), inner.at];
        const g = inner.step('gradient', 'g_{{t}}', gradient(x));
        const v = inner.step('v', 'v_{{t}}', movingAverage(at('vBefore'), rho, square(g)));
        const moment = given.centered ? centredMoment(inner, rho, g) : v;
        inner.alias('moment', given.centered ? 'c_{{t}}' : 'v_{{t}}', moment);
        const root = inner.step('root', 'D_{{t}}', rootWithEpsilon(moment, eps, given.epsPlacement));
        const scaled = inner.step('scaled', 'r_{{t}}', div(g, root));
        const direction =
          given.momentum > 0
            ? inner.step('buf', 'b_{{t}}', add(mul(at('momentum'), at('bufBefore')), scaled))
            : scaled;
        const update = inner.step('update', '\\Delta_{{t}}', mul(lr, direction));
        inner.step('params', '\\theta_{{t}}', sub(x, update));
      },
    });
    return {
      trajectory,
      state: {
        v: kept('v'),
        ...(given.centered && { gAvg: kept('gAvg') }),
        ...(given.momentum > 0 && { buf: kept('buf') }),
      },
    };
  },
});
