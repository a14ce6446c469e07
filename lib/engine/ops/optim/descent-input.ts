import { z } from 'zod';
import { TooLarge } from '../../language/build';
import { choice, count, number, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';

/** The longest run, and the largest trajectory, worth answering with; more is refused, not cut. */
const MAX_STEPS = 100_000;
const MAX_TRAJECTORY = 1_000_000;

/** What every optimiser is given: where it starts and what it descends. */
export const descentFields = {
  params: tensor({ shape: '[d]', ranks: [1], about: 'parameters before the first step' }),
  grads: tensor({ shape: '[T,d]', ranks: [2], about: 'the gradient at each step' }).optional(),
  quadratic: z
    .strictObject({
      a: tensor({ shape: '[d]', ranks: [1], about: 'curvatures: the gradient is a·x' }),
      steps: count('steps to take'),
    })
    .describe('the objective ½Σaᵢxᵢ² instead of given gradients')
    .optional(),
};

export type Descent = { params: Tensor; grads?: Tensor; quadratic?: { a: Tensor; steps: number } };

/** What every optimiser answers with. */
export const descentResult = (state: string) =>
  z.strictObject({
    trajectory: result('[T,d]', 'parameters after each step'),
    state: result('', state),
  });

/** Where ε stands in a denominator √v; PyTorch adds it outside the root. */
export const epsilonPlacement = choice(['outside', 'inside'], '√v + ε, or √(v + ε)').default('outside');

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

/** How many steps a case takes; throws `TooLarge` where they are too many to work through. */
export function stepCount({ params, grads, quadratic }: Descent): number {
  const steps = grads?.shape[0] ?? quadratic!.steps;
  if (steps > MAX_STEPS) throw new TooLarge(`${steps} steps where at most ${MAX_STEPS} are taken`);
  if (steps * params.shape[0]! > MAX_TRAJECTORY)
    throw new TooLarge(`a trajectory of over ${MAX_TRAJECTORY} numbers`);
  return steps;
}

/** A step size; 0 stands still. */
export const learningRate = (standard?: number) => {
  const schema = number('learning rate', { from: 0 });
  return standard === undefined ? schema : schema.default(standard);
};
