import { z } from 'zod';
import { latexNumber } from '../../interpret/latex-number';
import { div, mul, select } from '../../language/build';
import { defineOp } from '../../op';
import { choice, mask, number, result, tensor, wantShape } from '../../schema/fields';

/**
 * Inverted dropout: in training y = x/(1−p) where the element is kept and 0 elsewhere, so that E[y] = x; in evaluation
 * y = x.
 * Source: Srivastava et al. 2014, §10 (scaling at training time); torch.nn.Dropout. The mask is given, not drawn.
 * Shapes: x any, keepMask like x → y like x.
 */
export const dropout = defineOp({
  id: 'reg.dropout',
  title: { en: 'Inverted dropout', zh: '反向缩放的 dropout（inverted dropout）' },
  source: 'Srivastava et al. 2014, §10; torch.nn.Dropout',
  conventions: [
    {
      en: 'p is the chance of being dropped; what is kept is divided by 1 − p in training.',
      zh: 'p 是丢弃概率；训练时保留下来的元素除以 1 − p。',
    },
    { en: 'Evaluation changes nothing, and needs no scaling.', zh: '评估时不做任何改变，也无需再缩放。' },
  ],
  input: z
    .strictObject({
      x: tensor({ shape: '[...]', about: 'activations' }),
      keepMask: mask({ shape: 'like x', about: 'true where an element is kept' }),
      p: number('chance of being dropped', { from: 0, below: 1 }),
      mode: choice(['train', 'eval'], 'whether elements are dropped').default('train'),
    })
    .superRefine(({ x, keepMask }, context) => {
      wantShape(context, 'keepMask', keepMask, x.shape, 'one for each element of x');
    }),
  output: z.strictObject({ y: result('like x', 'activations after dropout') }),
  slips: {
    'not-scaled': {
      explain: {
        en: 'Drops elements without dividing the others by 1 − p.',
        zh: '丢弃了元素，但没有把其余元素除以 1 − p。',
      },
      steps: { y: (right, at) => at.optional('keep', (keep) => select(keep, at('x'), 0)) ?? right },
    },
    'divided-by-p': {
      explain: {
        en: 'Divides by p, the chance of dropping, instead of 1 − p.',
        zh: '除以丢弃概率 p，而不是 1 − p。',
      },
      steps: {
        scaled: (right, at) => at.optional('p', (p) => div(at('x'), p)) ?? right,
      },
    },
    'still-training': {
      explain: {
        en: 'Drops in evaluation as well: `eval()` was forgotten.',
        zh: '评估时仍在丢弃：忘了调用 `eval()`。',
      },
      input: (given) => ({ ...given, mode: 'train' as const }),
    },
    'scaled-in-evaluation': {
      explain: {
        en: 'Multiplies by 1 − p in evaluation, as the form that is not inverted does.',
        zh: '评估时乘以 1 − p，那是非 inverted 形式的做法。',
      },
      steps: {
        y: (right, at) => (at.optional('keep', (keep) => keep) ? right : mul(at('x'), at('keepShare'))),
      },
    },
  },
  define(scope, { x, keepMask, p, mode }) {
    const values = scope.tensor('x', 'x', x);
    const share = scope.scalar('keepShare', '(1-p)', 1 - p, `\\left(1-${latexNumber(p)}\\right)`);
    if (mode === 'eval') return { y: scope.step('y', 'y', values) };
    if (p > 0) scope.scalar('p', 'p', p);
    const keep = scope.mask('keep', 'M', keepMask);
    const scaled = scope.step('scaled', '\\tfrac{x}{1-p}', div(values, share));
    return { y: scope.step('y', 'y', select(keep, scaled, 0)) };
  },
});
