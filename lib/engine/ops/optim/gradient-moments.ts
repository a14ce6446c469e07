import { z } from 'zod';
import { average, mul, square, sub } from '../../language/build';
import { spread, transpose } from '../../language/move';
import { defineOp } from '../../op';
import { result, tensor } from '../../schema/fields';
import { besselFactor } from '../norm/bessel';

/**
 * The second moment E[g²] that adaptive methods estimate is not the variance E[(g − ḡ)²]: they differ by ḡ², and for
 * a constant gradient the one is g² and the other 0.
 * Source: Kingma & Ba 2015, §2 (“uncentered variance”).
 * Shapes: grads [T,d] → each output [d].
 */
export const gradientMoments = defineOp({
  id: 'optim.gradientMoments',
  title: { en: 'Mean, second moment and variance of gradients', zh: '梯度的均值、二阶矩与方差' },
  source: 'Kingma & Ba 2015, §2',
  conventions: [
    { en: 'Plain averages over the steps, without decay.', zh: '对各步取简单平均，不加衰减。' },
    { en: 'The variance is biased: divided by T.', zh: '方差为有偏估计：除以 T。' },
  ],
  input: z.strictObject({
    grads: tensor({ shape: '[T,d]', ranks: [2], about: 'the gradient at each step' }),
  }),
  output: z.strictObject({
    mean: result('[d]', 'ḡ'),
    secondMoment: result('[d]', 'mean of g²'),
    variance: result('[d]', 'mean of (g − ḡ)²'),
  }),
  slips: {
    'second-moment-for-variance': {
      explain: {
        en: 'Takes the mean of the squares for the variance, without subtracting the mean.',
        zh: '把平方的均值当作方差，没有减去均值。',
      },
      steps: { variance: (_, at) => mul(1, at('secondMoment')) },
    },
    'square-of-the-mean': {
      explain: {
        en: 'Squares the mean instead of averaging the squares.',
        zh: '先求均值再平方，而不是先平方再求均值。',
      },
      steps: { secondMoment: (_, at) => square(at('mean')) },
    },
    'sample-variance': {
      explain: { en: 'Divides by T − 1, as for a sample variance.', zh: '按样本方差除以 T − 1。' },
      steps: { variance: (right, at) => mul(right, besselFactor(at('series').shape[1]!)) },
    },
  },
  define(scope, { grads }) {
    const series = scope.alias('series', 'g', transpose(scope.tensor('grads', 'g', grads)));
    const mean = scope.step('mean', '\\bar{g}', average(series));
    const secondMoment = scope.step('secondMoment', '\\overline{g^2}', average(square(series)));
    const deviation = scope.step('deviation', '(g-\\bar{g})', sub(series, spread(mean, series)));
    return { mean, secondMoment, variance: scope.step('variance', '\\sigma^2', average(square(deviation))) };
  },
});
