import { z } from 'zod';
import { gradients } from '../../gradient';
import { average, div, mul, sigmoid, square, tanh } from '../../language/build';
import { fill } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { choice, number, result, tensor } from '../../schema/fields';
import { partSymbols, standardize } from './standardize';

const functions = { sigmoid, tanh };

type FunctionName = keyof typeof functions;

/** fn′ at each element, from the function itself in reverse mode. */
function derivative(fn: FunctionName, x: Node): Node {
  const [slope] = gradients([{ node: functions[fn](x), seed: fill(1, x.shape) }], [x]);
  return slope!;
}

/**
 * How normalisation keeps a saturating activation alive: fn′ at pre-activations as they are, and at the same ones
 * standardised, x̂ = (x − μ)/√(σ² + ε).
 * Source: Ioffe & Szegedy 2015, §1 and §3; Glorot & Bengio 2010 on saturation.
 * Shapes: x [N] → before, after [N]; meanBefore, meanAfter are their averages.
 */
export const saturation = defineOp({
  id: 'norm.saturation',
  title: { en: 'Saturation before and after standardising', zh: '标准化前后的饱和程度' },
  source: 'Ioffe & Szegedy 2015, §1 and §3; Glorot & Bengio 2010',
  conventions: [
    { en: 'Biased variance, ε inside the root; no γ, no β.', zh: '方差有偏，ε 位于根号之内；不含 γ 与 β。' },
    {
      en: 'The derivative is that of the activation alone, not of the normalisation.',
      zh: '导数只指激活函数本身，不含归一化的导数。',
    },
  ],
  input: z.strictObject({
    x: tensor({ shape: '[N]', ranks: [1], about: 'pre-activations of one unit over a batch' }),
    fn: choice(['sigmoid', 'tanh'], 'the activation').default('sigmoid'),
    eps: number('ε, added to the variance inside the root', { from: 0 }).default(1e-5),
  }),
  output: z.strictObject({
    before: result('[N]', 'derivatives at x'),
    after: result('[N]', 'derivatives at the standardised x'),
    meanBefore: result('', 'average derivative at x'),
    meanAfter: result('', 'average derivative after standardising'),
  }),
  slips: {
    'other-function': {
      explain: {
        en: 'Takes tanh for the sigmoid, whose derivative is at most ¼, or the reverse.',
        zh: '把 tanh 与 sigmoid 弄混了：后者的导数最大只有 ¼。',
      },
      input: (given) => ({ ...given, fn: given.fn === 'tanh' ? ('sigmoid' as const) : ('tanh' as const) }),
    },
    'centred-only': {
      explain: {
        en: 'Subtracts the mean without dividing by the deviation.',
        zh: '只减了均值，没有除以标准差。',
      },
      steps: { normalized: (_, at) => mul(1, at('centered')) },
    },
    'divide-by-variance': {
      explain: { en: 'Divides by σ² + ε without taking the root.', zh: '没有开根号，直接除以 σ² + ε。' },
      steps: { normalized: (_, at) => div(at('centered'), square(at('std'))) },
    },
  },
  define(scope, { x, fn, eps }) {
    const X = scope.tensor('x', 'x', x);
    const { normalized } = standardize(X, scope.scalar('eps', '\\varepsilon', eps), (part, value) =>
      scope.step(part, partSymbols[part], value),
    );
    const before = scope.step('before', "f'(x)", derivative(fn, X));
    const after = scope.step('after', "f'(\\hat{x})", derivative(fn, normalized));
    return {
      before,
      after,
      meanBefore: scope.step('meanBefore', "\\overline{f'(x)}", average(before)),
      meanAfter: scope.step('meanAfter', "\\overline{f'(\\hat{x})}", average(after)),
    };
  },
});
