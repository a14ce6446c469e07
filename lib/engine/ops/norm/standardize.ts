import { add, average, div, sqrt, square, sub } from '../../language/build';
import { spread } from '../../language/move';
import type { Node } from '../../language/node';

type Part = 'mean' | 'centered' | 'variance' | 'std' | 'normalized';

/**
 * (x − μ)/√(σ² + ε) with μ and the biased σ² over the last axis, in two passes. Each part passes through `named`, so
 * that an op can make a step of it.
 */
export function standardize(
  x: Node,
  eps: Node,
  named: (part: Part, value: Node) => Node = (_, value) => value,
): { mean: Node; variance: Node; normalized: Node } {
  const mean = named('mean', average(x));
  const centered = named('centered', sub(x, spread(mean, x)));
  const variance = named('variance', average(square(centered)));
  const std = named('std', sqrt(add(variance, eps)));
  return { mean, variance, normalized: named('normalized', div(centered, spread(std, x))) };
}

/** How the parts are written in formulas. */
export const partSymbols: Record<Part, string> = {
  mean: '\\mu',
  centered: '(x-\\mu)',
  variance: '\\sigma^2',
  std: 's',
  normalized: '\\hat{x}',
};
