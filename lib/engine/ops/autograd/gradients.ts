import { z } from 'zod';
import { gradients as gradientsOf } from '../../gradient';
import { add, constant, mul } from '../../language/build';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { result } from '../../schema/fields';
import { gradientsInput } from './input';
import { type Known, valuesOf } from './values';
import { writeExpression } from './write-expression';

type GradientsInput = z.output<typeof gradientsInput>;

const withWeights = (given: GradientsInput, weight: (i: number, n: number) => number): GradientsInput => {
  const n = given.losses.length;
  return {
    ...given,
    weights: { shape: [n], data: Float64Array.from({ length: n }, (_, i) => weight(i, n)) },
  };
};

/** `w` as it is, longer names upright. */
const nameTex = (name: string): string =>
  name.length === 1 ? name : `\\text{${name.replaceAll('_', '\\_')}}`;

/**
 * Values of the losses, their weighted sum L = Σ wᵢLᵢ, and ∂L/∂v for every variable by reverse-mode differentiation.
 * Calling backward on each weighted loss in turn accumulates the same gradients, since differentiation is linear.
 * Source: Baydin et al. 2018 (Automatic differentiation in machine learning: a survey), §3.2; torch.autograd.
 * relu′(0) = 0; a value or a derivative that does not exist is an error that names its place.
 */
export const gradients = defineOp({
  id: 'autograd.gradients',
  title: { en: 'Gradients of a weighted sum of losses', zh: '多个损失加权和的梯度' },
  source: 'Baydin et al. 2018, §3.2; torch.autograd',
  conventions: [
    {
      en: 'One backward pass through the sum, or one for each loss with accumulation: the gradients are the same.',
      zh: '对总和反向一次，或对每个损失分别反向并累加，梯度相同。',
    },
    {
      en: 'The derivative of relu at 0 is 0; ln is the natural logarithm.',
      zh: 'relu 在 0 处的导数取 0；ln 为自然对数。',
    },
    {
      en: '^ binds tighter than unary minus and associates to the right: -2^2 = −4.',
      zh: '^ 的优先级高于一元负号，且右结合：-2^2 = −4。',
    },
  ],
  input: gradientsInput,
  output: z.strictObject({
    values: result('[n]', 'each loss, before its weight'),
    total: result('', 'weighted sum of the losses'),
    gradients: result(
      '{name: number}',
      'derivative of the total for each variable; 0 where it plays no part',
    ),
  }),
  slips: {
    'last-loss-only': {
      explain: {
        en: 'Keeps the last loss’s gradient only, as if a second backward pass replaced the first; it adds to it.',
        zh: '只保留最后一个损失的梯度，以为再次反向会覆盖之前的结果；其实是累加。',
      },
      input: (given) => withWeights(given, (i, n) => (i === n - 1 ? (given.weights?.data[i] ?? 1) : 0)),
    },
    'weights-ignored': {
      explain: { en: 'Adds the losses without their weights.', zh: '直接把损失相加，没有乘权重。' },
      input: (given) => withWeights(given, () => 1),
    },
    'mean-of-losses': {
      explain: { en: 'Averages the losses instead of adding them.', zh: '对损失取了平均，而不是求和。' },
      input: (given) => withWeights(given, (i, n) => (given.weights?.data[i] ?? 1) / n),
    },
  },
  define(scope, { losses, weights, variables }) {
    const inputs = new Map(
      [...variables].map(([name, value]) => [name, scope.scalar(`variable ${name}`, nameTex(name), value)]),
    );
    const values = losses.map((loss, i) => {
      // The schema has made sure that every value exists.
      const written = writeExpression(loss, valuesOf(loss, variables) as Known[], inputs);
      return scope.step(`loss${i + 1}`, `L_{${i + 1}}`, written);
    });
    const total = scope.step('total', 'L', weightedSum(values, weights && [...weights.data]));
    const derivatives = gradientsOf([{ node: total, seed: constant(1) }], [...inputs.values()]);
    const named = [...inputs.keys()].map((name, i) => {
      const symbol = `\\tfrac{\\partial L}{\\partial ${nameTex(name)}}`;
      return [name, scope.step(`gradient ${name}`, symbol, derivatives[i]!)];
    });
    return { values, total, gradients: Object.fromEntries(named) };
  },
});

/** Σ wᵢLᵢ; weights of 1 are not written. */
function weightedSum(losses: readonly Node[], weights: readonly number[] | undefined): Node {
  const weighted = losses.map((loss, i) => (weights ? mul(constant(weights[i]!), loss) : loss));
  return weighted.reduce((sum, term) => add(sum, term));
}
