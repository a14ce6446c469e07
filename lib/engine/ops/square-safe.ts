import { mul } from '../language/build';
import type { Node } from '../language/node';
import type { Scope } from '../language/scope';
import type { Tensor } from '../tensor';

/** Squares of numbers between these neither overflow float32 nor vanish in it. */
const [SMALL, LARGE] = [2 ** -40, 2 ** 40];
/** Scaling by less than this would itself leave float32's range; numbers up to float64's largest are scaled. */
const EXPONENTS = { least: -126, most: 1000 };

/** Divides by a power of two before squaring and multiplies by it after the root: no digit changes. */
export type SquareSafe = { unit: number; shrink: (value: Node) => Node; grow: (value: Node) => Node };

const asItIs: SquareSafe = { unit: 1, shrink: (value) => value, grow: (value) => value };

function largestOf(tensors: readonly Tensor[]): number {
  let largest = 0;
  for (const { data } of tensors) for (const value of data) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/**
 * For numbers whose squares would leave float32's range: a power of two near the largest. Where the squares are
 * harmless (or with `from` the largest is below it) nothing is scaled.
 */
export function squareSafe(scope: Scope, tensors: readonly Tensor[], from = 0): SquareSafe {
  const largest = largestOf(tensors);
  if (largest <= from || (largest >= SMALL && largest <= LARGE)) return asItIs;
  const exponent = Math.max(EXPONENTS.least, Math.min(EXPONENTS.most, Math.floor(Math.log2(largest))));
  const unit = scope.scalar('unit', 'q', 2 ** exponent, `2^{${exponent}}`);
  const inverse = scope.scalar('inverseUnit', 'q^{-1}', 2 ** -exponent, `2^{${-exponent}}`);
  return {
    unit: 2 ** exponent,
    shrink: (value) => mul(inverse, value),
    grow: (value) => mul(unit, value),
  };
}
