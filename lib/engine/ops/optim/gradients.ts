import { z } from 'zod';
import { add, mul } from '../../language/build';
import { reshape } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { count, number, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

/** The largest trajectory worth answering with; longer runs are refused, not cut. */
const MAX_STEPS = 100_000;

/** What every optimiser is given: where it starts and what it descends. */
export const descentFields = {
  params: tensor({ shape: '[d]', ranks: [1], about: 'parameters before the first step' }),
  grads: tensor({ shape: '[T,d]', ranks: [2], about: 'the gradient at each step' }).optional(),
  quadratic: z
    .strictObject({
      a: tensor({ shape: '[d]', ranks: [1], about: 'curvatures: the gradient is a·x' }),
      steps: count('steps to take').max(MAX_STEPS, { error: () => `more than ${MAX_STEPS} steps` }),
    })
    .describe('the objective ½Σaᵢxᵢ² instead of given gradients')
    .optional(),
};

export type Descent = { params: Tensor; grads?: Tensor; quadratic?: { a: Tensor; steps: number } };

/** Refines `descentFields`: exactly one source of gradients, of the parameters' width. */
export function checkDescent({ params, grads, quadratic }: Descent, context: z.RefinementCtx): void {
  const width = params.shape[0]!;
  if (!grads === !quadratic) {
    const message = grads ? 'give `grads` or `quadratic`, not both' : '`grads` or `quadratic` is required';
    context.addIssue({ code: 'custom', path: [grads ? 'quadratic' : 'grads'], message });
  }
  if (grads) wantShape(context, 'grads', grads, [grads.shape[0]!, width], 'd, the number of parameters');
  if (quadratic && quadratic.a.shape[0] !== width) {
    const message = `${quadratic.a.shape[0]} curvatures where ${width} are wanted (one a parameter)`;
    context.addIssue({ code: 'custom', path: ['quadratic', 'a'], message });
  }
}

export const stepCount = ({ grads, quadratic }: Descent): number => grads?.shape[0] ?? quadratic!.steps;

/** The gradients as a sequence for a scan, or the curvature they follow from. */
export function gradientSource(
  scope: Scope,
  { grads, quadratic }: Descent,
): { rows: Node | null; curvature: Node | null } {
  if (grads) return { rows: scope.tensor('grads', 'g', grads), curvature: null };
  return { rows: null, curvature: scope.tensor('quadratic.a', 'a', quadratic!.a) };
}

/** Inside a step: the gradient at x, with an L2 term where there is one. */
export function gradientAt(x: Node, given: Node | null, curvature: Node | null, l2: Node | null): Node {
  // A copy: the same node may not carry both the sequence's name and the step's.
  const plain = given ? reshape(given, given.shape) : mul(curvature!, x);
  return l2 ? add(plain, mul(l2, x)) : plain;
}

export const learningRate = (standard?: number) => {
  const schema = number('learning rate', { from: 0 });
  return standard === undefined ? schema : schema.default(standard);
};
