import { add, mul, sub } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';

/** Ordered pairs of different places at most r = min(window, n − 1) apart among n: 2rn − r(r + 1). */
export function pairsWithin(scope: Scope, length: number, window: number): Node {
  const n = scope.amount('length', 'n', length);
  const reach = scope.amount('reach', 'r', Math.min(window, length - 1));
  const sides = mul(scope.amount('two', '2', 2), reach);
  const unclipped = scope.step('unclipped', '2rn', mul(sides, n));
  const lost = scope.step('lost', 'r(r+1)', mul(reach, add(reach, scope.amount('one', '1', 1))));
  return sub(unclipped, lost);
}
