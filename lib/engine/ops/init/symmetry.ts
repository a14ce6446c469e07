import { z } from 'zod';
import { gradients } from '../../gradient';
import { average, constant, div, dot, mul, sigmoid, square, sub, sum, tanh } from '../../language/build';
import { reshape, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { namedAdjoints } from '../../named-adjoints';
import { defineOp } from '../../op';
import { choice, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

const functions = { tanh, sigmoid, linear: (x: Node) => mul(1, x) };

const input = z
  .strictObject({
    x: tensor({ shape: '[N,D]', ranks: [2], about: 'inputs' }),
    target: tensor({ shape: '[N]', ranks: [1], about: 'what the network should give' }),
    hidden: tensor({ shape: '[H,D]', ranks: [2], about: 'weights of the hidden units' }),
    output: tensor({ shape: '[H]', ranks: [1], about: 'weight of each hidden unit in the output' }),
    fn: choice(['tanh', 'sigmoid', 'linear'], 'activation of the hidden units').default('tanh'),
  })
  .superRefine(({ x, target, hidden, output }, context) => {
    const [samples, width] = x.shape;
    const units = hidden.shape[0]!;
    wantShape(context, 'target', target, [samples!], 'N, the rows of x');
    wantShape(context, 'hidden', hidden, [units, width!], 'D, the columns of x');
    wantShape(context, 'output', output, [units], 'H, the rows of hidden');
  });

/** Units with other incoming or outgoing weights; those alike stay alike. */
function distinctUnits(hidden: Tensor, output: Tensor): number {
  const width = hidden.shape[1]!;
  const units = Array.from(output.data, (out, i) => [...hidden.data.slice(i * width, (i + 1) * width), out]);
  return new Set(units.map((weights) => weights.join())).size;
}

/**
 * Why weights may not start equal: in ŷ = v·f(Wx), hidden units with the same incoming and outgoing weights get the
 * same gradient, so they stay the same unit; the gradient of W has at most as many independent rows as there are
 * different units. L is half the mean squared error.
 * Source: Goodfellow, Bengio & Courville 2016, §8.4 (symmetry breaking).
 * Shapes: x [N,D], target [N], hidden [H,D], output [H] → gradient [H,D], outputGradient [H], counts.
 */
export const symmetry = defineOp({
  id: 'init.symmetry',
  title: { en: 'Equal units get equal gradients', zh: '相同的隐藏单元得到相同的梯度' },
  source: 'Goodfellow, Bengio & Courville 2016, §8.4',
  conventions: [
    {
      en: 'L = ½·mean((ŷ − t)²) over the batch; no biases.',
      zh: 'L = ½·mean((ŷ − t)²)，对批次取平均；无偏置。',
    },
    {
      en: '`rankBound` is the least of different units, inputs and samples: the rank cannot exceed it.',
      zh: '`rankBound` 取不同单元数、输入维数与样本数中的最小者：秩不会超过它。',
    },
  ],
  input,
  output: z.strictObject({
    loss: result('', 'L'),
    gradient: result('[H,D]', '∂L/∂W'),
    outputGradient: result('[H]', '∂L/∂v'),
    distinctUnits: result('', 'hidden units that differ in some weight'),
    rankBound: result('', 'bound on the rank of ∂L/∂W'),
  }),
  slips: {
    'no-activation-derivative': {
      explain: {
        en: 'Sends the error back without multiplying by f′.',
        zh: '误差反传时没有乘 f′。',
      },
      steps: {
        gradient: (_, at) => {
          const error = mul(reshape(at('output'), [at('output').shape[0]!, 1]), at('error'));
          return div(dot(error, transpose(at('x'))), at('x').shape[0]!);
        },
      },
    },
    'no-one-half': {
      explain: { en: 'Forgets that L carries a factor ½.', zh: '忘了 L 带有系数 ½。' },
      steps: { gradient: (right) => mul(2, right), outputGradient: (right) => mul(2, right) },
    },
    'sum-for-mean': {
      explain: { en: 'Sums over the batch instead of averaging.', zh: '对批次求和而没有取平均。' },
      steps: {
        gradient: (right, at) => mul(right, at('x').shape[0]!),
        outputGradient: (right, at) => mul(right, at('x').shape[0]!),
      },
    },
  },
  define(scope, given) {
    const x = scope.tensor('x', 'x', given.x);
    const hidden = scope.tensor('hidden', 'W', given.hidden);
    const output = scope.tensor('output', 'v', given.output);
    const [units, width] = given.hidden.shape;
    const weighted = scope.step('preActivation', 'z', dot(hidden, x));
    const active = scope.step('activation', 'h', functions[given.fn](weighted));
    const prediction = scope.step('prediction', '\\hat{t}', sum(mul(transpose(active), output)));
    const error = scope.step('error', 'e', sub(prediction, scope.tensor('target', 't', given.target)));
    const loss = scope.step('loss', 'L', mul(0.5, average(square(error))));
    const seed = { node: loss, seed: constant(1) };
    const [dHidden, dOutput] = gradients([seed], [hidden, output], namedAdjoints(scope, 'L'));
    const distinct = distinctUnits(given.hidden, given.output);
    const least = Math.min(distinct, units!, width!, given.x.shape[0]!);
    return {
      loss,
      gradient: scope.step('gradient', '\\tfrac{\\partial L}{\\partial W}', dHidden!),
      outputGradient: scope.step('outputGradient', '\\tfrac{\\partial L}{\\partial v}', dOutput!),
      distinctUnits: scope.step('distinctUnits', 'k', scope.amount('units', 'k', distinct)),
      rankBound: scope.step('rankBound', 'r', scope.amount('least', 'r', least)),
    };
  },
});
