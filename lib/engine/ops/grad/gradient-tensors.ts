import { z } from 'zod';
import { given } from '../../json';
import { TooLarge } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { tensor } from '../../schema/fields';
import type { Tensor } from '../../tensor';

const MAX_TENSORS = 10_000;

/** The gradients of several parameters: a list of tensors, each of its own shape. */
export const gradientTensors = z
  .array(tensor({ shape: '[...]', about: 'gradient of one parameter' }), {
    error: (issue) => `${given(issue.input)} where a list of tensors is wanted`,
  })
  .min(1, { error: () => 'an empty list; at least one tensor is wanted' })
  .describe('a list of tensors');

/** The gradients as nodes g₁, g₂, …; throws `TooLarge` where there are too many to name. */
export function bringGradients(scope: Scope, grads: readonly Tensor[]): Node[] {
  if (grads.length > MAX_TENSORS)
    throw new TooLarge(`${grads.length} tensors where at most ${MAX_TENSORS} are taken`);
  return grads.map((g, i) => scope.tensor(`grads[${i}]`, `g_{${i + 1}}`, g));
}
