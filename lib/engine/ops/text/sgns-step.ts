import { z } from 'zod';
import { abs, add, dot, exp, log1p, maximum, mul, neg, sigmoid, sub, sum } from '../../language/build';
import { reshape, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { number, result, tensor, wantShape } from '../../schema/fields';

const input = z
  .strictObject({
    center: tensor({ shape: '[d]', ranks: [1], about: 'vector of the center word' }),
    context: tensor({ shape: '[d]', ranks: [1], about: 'output vector of a word that is near' }),
    negatives: tensor({ shape: '[k,d]', ranks: [2], about: 'output vectors of words drawn at random' }),
    lr: number('learning rate', { from: 0 }),
  })
  .superRefine(({ center, context: near, negatives }, context) => {
    const width = center.shape[0]!;
    wantShape(context, 'context', near, [width], 'd, shared with center');
    wantShape(context, 'negatives', negatives, [negatives.shape[0]!, width], 'd, shared with center');
  });

/** −ln σ(x) = max(−x, 0) + ln(1 + exp(−|x|)), which neither overflows nor loses small values. */
function negativeLogSigmoid(x: Node): Node {
  return add(maximum(neg(x), 0), log1p(exp(neg(abs(x)))));
}

/**
 * One step of skip-gram with negative sampling: loss = −ln σ(c·o) − Σ ln σ(−c·nᵢ), then SGD on every vector at once
 * with ∂/∂c = −σ(−c·o)·o + Σ σ(c·nᵢ)·nᵢ, ∂/∂o = −σ(−c·o)·c, ∂/∂nᵢ = σ(c·nᵢ)·c.
 * Source: Mikolov et al. 2013b, eq. 4; gradients as in Rong 2014, eqs. 58–61.
 * Shapes: center, context [d], negatives [k,d] → loss before the step, and the vectors after it.
 */
export const sgnsStep = defineOp({
  id: 'text.sgnsStep',
  title: { en: 'Skip-gram with negative sampling: one step', zh: 'Skip-gram 负采样：更新一步' },
  source: 'Mikolov et al. 2013b, eq. 4; Rong 2014, eqs. 58–61',
  conventions: [
    {
      en: 'The loss is taken before the step; all vectors move at once, with gradients at the old values.',
      zh: '损失取更新之前的值；所有向量同时更新，梯度都在旧值处计算。',
    },
    {
      en: 'Negatives are summed, not averaged, and are not weighted.',
      zh: '负样本的损失求和而不取平均，也不加权。',
    },
  ],
  input,
  output: z.strictObject({
    loss: result('', 'before the step'),
    center: result('[d]', 'after the step'),
    context: result('[d]', 'after the step'),
    negatives: result('[k,d]', 'after the step'),
  }),
  slips: {
    'one-after-the-other': {
      explain: {
        en: 'Moves the center first and uses its new value for the other gradients.',
        zh: '先更新了中心向量，再用新值计算其余向量的梯度。',
      },
      steps: {
        contextGradient: (_, at) => mul(at('positiveFactor'), at('newCenter')),
        negativeGradients: (right, at) =>
          mul(
            reshape(at('negativeFactors'), [right.shape[0]!, 1]),
            reshape(at('newCenter'), [1, right.shape[1]!]),
          ),
      },
    },
    'negatives-attracted': {
      explain: {
        en: 'Treats the negatives as positives: −ln σ(c·n).',
        zh: '把负样本当成了正样本：用了 −ln σ(c·n)。',
      },
      steps: { negativeSides: (_, at) => at('negativeScores') },
    },
    'negatives-averaged': {
      explain: {
        en: 'Averages the loss of the negatives instead of summing it.',
        zh: '对负样本的损失取了平均，应为求和。',
      },
      steps: {
        negativeLoss: (right, at) => mul(right, 1 / at('negativeScores').shape[0]!),
      },
    },
    uphill: {
      explain: { en: 'Adds the gradient instead of subtracting it.', zh: '加上了梯度，而不是减去。' },
      input: (given) => ({ ...given, lr: -given.lr }),
    },
  },
  define(scope, given) {
    const [k, width] = given.negatives.shape as [number, number];
    const center = scope.tensor('center', 'c', given.center);
    const context = scope.tensor('context', 'o', given.context);
    const negatives = scope.tensor('negatives', 'n', given.negatives);
    const lr = scope.scalar('lr', '\\alpha', given.lr);
    const near = scope.step('positiveScore', 's_{+}', sum(mul(center, context)));
    const scores = reshape(dot(negatives, reshape(center, [1, width])), [k]);
    const far = scope.step('negativeScores', 's_{-}', scores);
    const positiveLoss = scope.step('positiveLoss', 'L_{+}', negativeLogSigmoid(near));
    const sides = scope.step('negativeSides', '(-s_{-})', neg(far));
    const negativeLoss = scope.step('negativeLoss', 'L_{-}', sum(negativeLogSigmoid(sides)));
    const loss = scope.step('loss', 'L', add(positiveLoss, negativeLoss));
    const pull = scope.step('positiveFactor', 'g_{+}', neg(sigmoid(neg(near))));
    const push = scope.step('negativeFactors', 'g_{-}', sigmoid(neg(sides)));
    const pushed = reshape(dot(transpose(negatives), reshape(push, [1, k])), [width]);
    const centerGradient = scope.step('centerGradient', '\\nabla_c', add(mul(pull, context), pushed));
    const moved = (value: Node, gradient: Node) => sub(value, mul(lr, gradient));
    const newCenter = scope.step('newCenter', "c'", moved(center, centerGradient));
    const contextGradient = scope.step('contextGradient', '\\nabla_o', mul(pull, center));
    const outer = mul(reshape(push, [k, 1]), reshape(center, [1, width]));
    const negativeGradients = scope.step('negativeGradients', '\\nabla_n', outer);
    return {
      loss,
      center: newCenter,
      context: scope.step('newContext', "o'", moved(context, contextGradient)),
      negatives: scope.step('newNegatives', "n'", moved(negatives, negativeGradients)),
    };
  },
});
