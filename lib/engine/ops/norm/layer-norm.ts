import { z } from 'zod';
import { add, div, mul, sqrt } from '../../language/build';
import { spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { number, result, tensor, wantShape } from '../../schema/fields';
import { besselFactor } from './bessel';
import { partSymbols, standardize } from './standardize';

const input = z
  .strictObject({
    x: tensor({ shape: '[...,D]', about: 'activations' }),
    weight: tensor({ shape: '[D]', ranks: [1], about: 'γ' }).optional(),
    bias: tensor({ shape: '[D]', ranks: [1], about: 'β' }).optional(),
    eps: number('ε, added to the variance inside the root', { from: 0 }).default(1e-5),
  })
  .superRefine(({ x, weight, bias }, context) => {
    const why = 'D, the last axis of x';
    wantShape(context, 'weight', weight, [x.shape.at(-1)!], why);
    wantShape(context, 'bias', bias, [x.shape.at(-1)!], why);
  });

/** Statistics of each column instead of each row: what batch normalisation would do. */
function acrossTheBatch(x: Node, eps: Node): Node {
  return x.shape.length < 2
    ? standardize(x, eps).normalized
    : transpose(standardize(transpose(x), eps).normalized);
}

/**
 * y = γ·(x − μ)/√(σ² + ε) + β with μ and σ² over the last axis.
 * Source: Ba, Kiros & Hinton 2016, eq. 3–4; torch.nn.LayerNorm. Biased variance (÷D), ε inside the root.
 * Shapes: x [...,D] → y [...,D], mean and var [...].
 */
export const layerNorm = defineOp({
  id: 'norm.layerNorm',
  title: { en: 'Layer normalisation over the last axis', zh: '沿最后一维做层归一化' },
  source: 'Ba, Kiros & Hinton 2016, eq. 3–4; torch.nn.LayerNorm',
  conventions: [
    { en: 'The variance is biased: divided by D, not D − 1.', zh: '方差为有偏估计：除以 D，而不是 D − 1。' },
    { en: 'ε is added to the variance, inside the root.', zh: 'ε 加在方差上，位于根号之内。' },
  ],
  input,
  output: z.strictObject({
    y: result('[...,D]', 'normalised activations'),
    mean: result('[...]', 'μ of each row'),
    var: result('[...]', 'biased σ² of each row'),
  }),
  slips: {
    'sample-variance': {
      explain: { en: 'Divides by D − 1, as for a sample variance.', zh: '按样本方差除以 D − 1。' },
      steps: { variance: (biased, at) => mul(biased, besselFactor(at('x').shape.at(-1)!)) },
    },
    'divide-by-variance': {
      explain: { en: 'Divides by σ² + ε without taking the root.', zh: '没有开根号，直接除以 σ² + ε。' },
      steps: { std: (_, at) => add(at('variance'), at('eps')) },
    },
    'epsilon-outside': {
      explain: { en: 'Adds ε after the root: σ + ε.', zh: '在开方之后才加 ε：σ + ε。' },
      steps: { std: (_, at) => add(sqrt(at('variance')), at('eps')) },
    },
    'across-batch': {
      explain: {
        en: 'Normalises each column over the batch, as batch normalisation does.',
        zh: '沿批次对每一列归一化，那是批归一化的做法。',
      },
      steps: { normalized: (_, at) => acrossTheBatch(at('x'), at('eps')) },
    },
    'no-affine': {
      explain: { en: 'Leaves out γ and β.', zh: '漏掉了 γ 和 β。' },
      input: ({ x, eps }) => ({ x, eps, weight: undefined, bias: undefined }),
    },
    'no-centering': {
      explain: {
        en: 'Divides by the deviation without subtracting the mean first.',
        zh: '没有先减去均值就除以标准差。',
      },
      steps: { normalized: (_, at) => div(at('x'), spread(at('std'), at('x'))) },
    },
  },
  define(scope, { x, weight, bias, eps }) {
    const X = scope.tensor('x', 'x', x);
    const epsilon = scope.scalar('eps', '\\varepsilon', eps);
    const { mean, variance, normalized } = standardize(X, epsilon, (part, value) =>
      scope.step(part, partSymbols[part], value),
    );
    const scaled = weight ? mul(normalized, scope.tensor('weight', '\\gamma', weight)) : normalized;
    const shifted = bias ? add(scaled, scope.tensor('bias', '\\beta', bias)) : scaled;
    return { y: scope.step('y', 'y', shifted), mean, var: variance };
  },
});
