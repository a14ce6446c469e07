import { z } from 'zod';
import { add, mul, sub } from '../../language/build';
import { defineOp } from '../../op';
import { number } from '../../schema/fields';
import { descend } from './descend';
import { checkDescent, descentFields, descentResult, learningRate } from './descent-input';

const input = z
  .strictObject({
    ...descentFields,
    lr: learningRate(),
    weightDecay: number('λ, added to the gradient as λθ', { from: 0 }).default(0),
  })
  .superRefine(checkDescent);

/**
 * Gradient descent: g = ∇f(θ) + λθ, θ ← θ − αg. Under this rule L2 (λθ in the gradient) and decay (θ ← (1−αλ)θ − α∇f)
 * are the same.
 * Source: torch.optim.SGD without momentum.
 * Shapes: params [d], grads [T,d] → trajectory [T,d]; the method keeps nothing.
 */
export const sgd = defineOp({
  id: 'optim.sgd',
  title: { en: 'Stochastic gradient descent', zh: '随机梯度下降（SGD）' },
  source: 'torch.optim.SGD, momentum 0',
  conventions: [
    {
      en: '`weightDecay` is added to the gradient (L2); under plain SGD that is the same as decay by αλ.',
      zh: '`weightDecay` 加进梯度（L2）；在朴素 SGD 下这等价于按 αλ 衰减权重。',
    },
  ],
  input,
  output: descentResult('nothing: the method keeps no state'),
  slips: {
    ascend: {
      explain: { en: 'Adds the step instead of subtracting it.', zh: '加上了更新量，而不是减去。' },
      steps: { params: (_, at) => add(at('x'), mul(at('lr'), at('gradient'))) },
    },
    'no-decay': {
      explain: { en: 'Forgets the weight decay.', zh: '忘了权重衰减。' },
      input: (given) => ({ ...given, weightDecay: 0 }),
    },
    'decay-without-lr': {
      explain: {
        en: 'Subtracts λθ without multiplying it by the learning rate.',
        zh: '直接减去 λθ，没有乘学习率。',
      },
      steps: {
        params: (_, at) => {
          const decay = mul(at('weightDecay'), at('x'));
          return sub(sub(at('x'), mul(at('lr'), sub(at('gradient'), decay))), decay);
        },
      },
    },
    'no-learning-rate': {
      explain: { en: 'Subtracts the gradient itself, without α.', zh: '直接减去梯度，没有乘 α。' },
      input: (given) => ({ ...given, lr: 1 }),
    },
  },
  define(scope, given) {
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    const lambda = scope.scalar('weightDecay', '\\lambda', given.weightDecay);
    const { trajectory } = descend(scope, given, {
      step(inner, gradient) {
        const [x, plain] = [inner.at('x'), gradient(inner.at('x'))];
        const decayed = given.weightDecay > 0 ? add(plain, mul(lambda, x)) : plain;
        const g = inner.step('gradient', 'g_{{t}}', decayed);
        inner.step('params', '\\theta_{{t}}', sub(x, mul(lr, g)));
      },
    });
    return { trajectory, state: {} };
  },
});
