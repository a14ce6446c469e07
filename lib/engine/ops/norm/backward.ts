import { gradients } from '../../gradient';
import { add, average, div, mul, sub, sum } from '../../language/build';
import { spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { namedAdjoints } from '../../named-adjoints';
import type { Outputs, Slip } from '../../op';
import { number, tensor } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { partSymbols, standardize } from './standardize';

/** What both backward passes are given. */
export const backwardFields = (shape: string, width: string) => ({
  x: tensor({ shape, ranks: [2], about: 'activations' }),
  dy: tensor({ shape, ranks: [2], about: 'gradient of the loss with respect to y' }),
  weight: tensor({ shape: width, ranks: [1], about: 'γ' }).optional(),
  eps: number('ε, added to the variance inside the root', { from: 0 }).default(1e-5),
});

type Given = { x: Tensor; dy: Tensor; weight?: Tensor; eps: number };

/** Turns a batch so that the last axis is the one the statistics run over, and back. */
export type Turn = (value: Node) => Node;

const filled = (length: number, value: number): Tensor => ({
  shape: [length],
  data: new Float64Array(length).fill(value),
});

/** Writes the forward pass y = γx̂ + β and takes its gradient: β drops out of it, so zeros stand there. */
export function normBackward(scope: Scope, { x, dy, weight, eps }: Given, turn: Turn): Outputs {
  const width = x.shape[1]!;
  const X = scope.tensor('x', 'x', x);
  const upstream = scope.tensor('dy', '\\partial y', dy);
  const epsilon = scope.scalar('eps', '\\varepsilon', eps);
  const gamma = scope.tensor('weight', '\\gamma', weight ?? filled(width, 1));
  const beta = scope.tensor('bias', '\\beta', filled(width, 0));
  const rows = scope.alias('rows', 'x', turn(X));
  const { normalized } = standardize(rows, epsilon, (part, value) =>
    scope.step(part, partSymbols[part], value),
  );
  const y = scope.step('y', 'y', add(mul(turn(normalized), gamma), beta));
  const wanted = [X, gamma, beta];
  const [dx, dWeight, dBias] = gradients([{ node: y, seed: upstream }], wanted, namedAdjoints(scope, 'L'));
  return {
    dx: scope.step('dx', '\\partial x', dx!),
    dWeight: scope.step('dWeight', '\\partial\\gamma', dWeight!),
    dBias: scope.step('dBias', '\\partial\\beta', dBias!),
  };
}

/** Mistakes of a backward pass through a normalisation. */
export function normBackwardSlips(turn: Turn): Record<string, Slip<Given>> {
  const upstream = (at: Scope['at']) => turn(mul(at('dy'), at('weight')));
  return {
    'statistics-held-fixed': {
      explain: {
        en: 'Treats μ and σ as constants: dx = γ·dy/s.',
        zh: '把 μ 和 σ 当作常数：dx = γ·dy/s。',
      },
      steps: { dx: (_, at) => turn(div(upstream(at), spread(at('std'), at('rows')))) },
    },
    'variance-held-fixed': {
      explain: {
        en: 'Lets the mean depend on x, but treats σ as a constant.',
        zh: '考虑了均值对 x 的依赖，却把 σ 当作常数。',
      },
      steps: {
        dx: (_, at) => {
          const gradient = upstream(at);
          const centred = sub(gradient, spread(average(gradient), gradient));
          return turn(div(centred, spread(at('std'), at('rows'))));
        },
      },
    },
    'no-gamma': {
      explain: { en: 'Forgets γ on the way to x.', zh: '传到 x 时漏乘了 γ。' },
      input: (given) => ({ ...given, weight: undefined }),
    },
    'weight-from-x': {
      explain: {
        en: 'Sums dy·x for the gradient of γ, with x instead of x̂.',
        zh: '求 γ 的梯度时用了 dy·x，而不是 dy·x̂。',
      },
      steps: { dWeight: (_, at) => sum(transpose(mul(at('dy'), at('x')))) },
    },
    'mean-for-sum': {
      explain: {
        en: 'Averages over the batch where the gradient of β is a sum.',
        zh: 'β 的梯度应对批次求和，却取了平均。',
      },
      steps: { dBias: (_, at) => average(transpose(at('dy'))) },
    },
  };
}
