import { add, mul, sqrt, square, sum } from '../../language/build';
import { reshape } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { sizeOf, type Tensor } from '../../tensor';

/** Squares of numbers between these neither overflow float32 nor vanish in it. */
const [SMALL, LARGE] = [2 ** -40, 2 ** 40];

/** Scaling by less than this would itself leave float32's range; numbers up to float64's largest are scaled. */
const EXPONENTS = { least: -126, most: 1000 };

/** A power of two near the largest magnitude where squares would leave float32's range, otherwise 1. */
function unitOf(tensors: readonly Tensor[]): number {
  let largest = 0;
  for (const { data } of tensors) for (const value of data) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || (largest >= SMALL && largest <= LARGE)) return 1;
  return 2 ** Math.max(EXPONENTS.least, Math.min(EXPONENTS.most, Math.floor(Math.log2(largest))));
}

const squaredLength = (value: Node): Node => sum(square(reshape(value, [sizeOf(value.shape)])));

/**
 * √Σg² over all elements of all tensors. Numbers too large or too small to be squared are first divided by a power
 * of two, which changes no digit.
 */
export function globalNorm(scope: Scope, given: readonly Tensor[], nodes: readonly Node[]): Node {
  const unit = unitOf(given);
  const total = (parts: readonly Node[]) => parts.map(squaredLength).reduce(add);
  if (unit === 1) return sqrt(total(nodes));
  const exponent = Math.log2(unit);
  const inverse = scope.scalar('inverseUnit', 'q^{-1}', 1 / unit, `2^{${-exponent}}`);
  const scaled = total(nodes.map((node) => mul(inverse, node)));
  return mul(scope.scalar('unit', 'q', unit, `2^{${exponent}}`), sqrt(scaled));
}
