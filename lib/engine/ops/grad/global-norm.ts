import { add, sqrt, square, sum } from '../../language/build';
import { reshape } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { sizeOf, type Tensor } from '../../tensor';
import { squareSafe } from '../square-safe';

const squaredLength = (value: Node): Node => sum(square(reshape(value, [sizeOf(value.shape)])));

/** √Σg² over all elements of all tensors, however large or small they are. */
export function globalNorm(scope: Scope, given: readonly Tensor[], nodes: readonly Node[]): Node {
  const { shrink, grow } = squareSafe(scope, given);
  const total = nodes.map((node) => squaredLength(shrink(node))).reduce(add);
  return grow(sqrt(total));
}
