import { z } from 'zod';
import { add, div, mul, square, sub } from '../../language/build';
import { defineOp } from '../../op';
import { number } from '../../schema/fields';
import { denominatorSlips, rootWithEpsilon } from './denominator';
import { descend } from './descend';
import { checkDescent, descentFields, descentResult, epsilonPlacement, learningRate } from './descent-input';

const input = z
  .strictObject({
    ...descentFields,
    lr: learningRate(),
    eps: number('ε', { from: 0 }).default(1e-10),
    epsPlacement: epsilonPlacement,
  })
  .superRefine(checkDescent);

/**
 * AdaGrad: v ← v + g², θ ← θ − αg/(√v + ε), each parameter with a learning rate of its own that only falls.
 * Source: Duchi, Hazan & Singer 2011, §1 (diagonal form); torch.optim.Adagrad (ε outside the root; Keras: inside).
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; state v [d].
 */
export const adagrad = defineOp({
  id: 'optim.adagrad',
  title: { en: 'AdaGrad', zh: 'AdaGrad 优化器' },
  source: 'Duchi, Hazan & Singer 2011, §1; torch.optim.Adagrad',
  conventions: [
    {
      en: 'ε is added outside the root (PyTorch) unless `epsPlacement` says inside (Keras).',
      zh: '除非 `epsPlacement` 指定 inside（同 Keras），ε 加在根号之外（同 PyTorch）。',
    },
    { en: 'v starts at 0 and is a sum, not an average.', zh: 'v 从 0 开始，是累加和而不是平均。' },
  ],
  input,
  output: descentResult('v after the last step'),
  slips: {
    ...denominatorSlips<z.output<typeof input>>('v'),
    'average-of-squares': {
      explain: {
        en: 'Lets v forget (0.9v + 0.1g²), as RMSProp does.',
        zh: '让 v 逐渐遗忘（0.9v + 0.1g²），那是 RMSProp 的做法。',
      },
      steps: { v: (_, at) => add(mul(0.9, at('vBefore')), mul(0.1, square(at('gradient')))) },
    },
    'last-square-only': {
      explain: {
        en: 'Divides by the latest gradient alone, accumulating nothing.',
        zh: '只除以当前梯度的平方，没有累加。',
      },
      steps: { v: (_, at) => square(at('gradient')) },
    },
  },
  define(scope, given) {
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    scope.scalar('eps', '\\varepsilon', given.eps);
    const { trajectory, slot } = descend(scope, given, {
      slots: [{ name: 'v', symbol: 'v' }],
      step(inner, gradient) {
        const x = inner.at('x');
        const g = inner.step('gradient', 'g_{{t}}', gradient(x));
        const v = inner.step('v', 'v_{{t}}', add(inner.at('vBefore'), square(g)));
        const root = inner.step('root', 'D_{{t}}', rootWithEpsilon(v, inner.at('eps'), given.epsPlacement));
        const update = inner.step('update', '\\Delta_{{t}}', div(mul(lr, g), root));
        inner.step('params', '\\theta_{{t}}', sub(x, update));
      },
    });
    return { trajectory, state: { v: slot('v') } };
  },
});
