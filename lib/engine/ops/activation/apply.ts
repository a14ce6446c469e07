import { z } from 'zod';
import { gradients } from '../../gradient';
import { less, mul, select } from '../../language/build';
import { fill } from '../../language/move';
import { namedAdjoints } from '../../named-adjoints';
import { defineOp } from '../../op';
import { choice, number, result, tensor } from '../../schema/fields';
import { activate, type FunctionName, functionNames } from './functions';

const input = z.strictObject({
  fn: choice(functionNames, 'which function').default('sigmoid'),
  x: tensor({ shape: '[...]', about: 'where to evaluate it' }),
  negativeSlope: number('slope of leakyRelu below 0').default(0.01),
});

type ApplyInput = z.output<typeof input>;

/** A mistake that takes one function for another. */
const takes = (wrong: Partial<Record<FunctionName, FunctionName>>) => (given: ApplyInput) => ({
  ...given,
  fn: wrong[given.fn] ?? given.fn,
});

/**
 * An activation and its derivative, element by element: σ = 1/(1+e⁻ˣ), tanh, ReLU max(x,0), leaky ReLU, GELU xΦ(x)
 * (exact, or with the tanh approximation), SiLU xσ(x), softplus ln(1+eˣ).
 * Source: torch.nn.functional; GELU: Hendrycks & Gimpel 2016, eq. 2; SiLU: Elfwing, Uchibe & Doya 2018, eq. 8.
 * The derivative is the formula's own, in reverse mode; relu′(0) = 0, leakyRelu′(0) = negativeSlope, as in PyTorch.
 * Shapes: x [...] → y, dy [...].
 */
export const apply = defineOp({
  id: 'activation.apply',
  title: { en: 'An activation function and its derivative', zh: '激活函数及其导数' },
  source: 'torch.nn.functional; Hendrycks & Gimpel 2016, eq. 2; Elfwing, Uchibe & Doya 2018, eq. 8',
  conventions: [
    {
      en: '`gelu` is exact (erf); `geluTanh` is the approximation GPT-2 uses.',
      zh: '`gelu` 为精确形式（erf）；`geluTanh` 是 GPT-2 所用的近似。',
    },
    {
      en: 'At 0: relu′ = 0 and leakyRelu′ = negativeSlope, as in PyTorch.',
      zh: '在 0 处：relu′ = 0，leakyRelu′ = negativeSlope（同 PyTorch）。',
    },
  ],
  input,
  output: z.strictObject({
    y: result('like x', 'value at each x'),
    dy: result('like x', 'derivative at each x'),
  }),
  slips: {
    'derivative-of-relu': {
      explain: {
        en: 'Takes 1 for the derivative at any positive x, as if the function were ReLU.',
        zh: '只要 x 为正就取导数 1，好像函数是 ReLU。',
      },
      steps: { dy: (_, at) => select(less(0, at('x')), 1, 0) },
    },
    'value-for-derivative': {
      explain: { en: 'Gives the value where the derivative is asked.', zh: '问导数却给了函数值。' },
      steps: { dy: (_, at) => mul(1, at('y')) },
    },
    'tanh-for-sigmoid': {
      explain: {
        en: 'Takes tanh for the sigmoid: its derivative peaks at 1, the sigmoid’s at ¼.',
        zh: '把 sigmoid 当成 tanh：tanh 的导数峰值为 1，sigmoid 的为 ¼。',
      },
      input: takes({ sigmoid: 'tanh' }),
    },
    'other-gelu': {
      explain: {
        en: 'Takes the tanh approximation for the exact GELU, or the reverse.',
        zh: '把精确的 GELU 与 tanh 近似弄混了。',
      },
      input: takes({ gelu: 'geluTanh', geluTanh: 'gelu' }),
    },
    'gate-alone': {
      explain: {
        en: 'Gives the gate σ(x) without multiplying it by x.',
        zh: '只给出门控 σ(x)，没有乘 x。',
      },
      input: takes({ silu: 'sigmoid' }),
    },
    'no-slope': {
      explain: { en: 'Lets nothing through below 0: plain ReLU.', zh: 'x < 0 时输出 0：那是普通 ReLU。' },
      input: takes({ leakyRelu: 'relu' }),
    },
  },
  define(scope, { fn, x, negativeSlope }) {
    const X = scope.tensor('x', 'x', x);
    const named = scope.step.bind(scope);
    const y = scope.step('y', 'y', activate(scope, fn, X, { slope: negativeSlope, named }));
    const seed = { node: y, seed: fill(1, x.shape) };
    const [derivative] = gradients([seed], [X], namedAdjoints(scope, 'y'));
    return { y, dy: scope.step('dy', "y'", derivative!) };
  },
});
