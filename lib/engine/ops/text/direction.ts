import { mul } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { largestOf, type Tensor } from '../../tensor';

/** Squares of numbers further from 1 than 2^±40 leave float32's range, or float64's. */
const SAFE_EXPONENT = 40;

/**
 * A vector of which only the direction matters: where its squares would leave the range of numbers, it is brought
 * near 1 by a power of two, in two halves since 2^1074 itself is no number.
 */
export function direction(scope: Scope, name: string, symbol: string, value: Tensor): Node {
  const vector = scope.tensor(name, symbol, value);
  const exponent = Math.floor(Math.log2(largestOf(value)));
  if (Math.abs(exponent) <= SAFE_EXPONENT) return vector;
  const half = Math.trunc(-exponent / 2);
  const [first, second] = [half, -exponent - half].map((power, i) =>
    scope.scalar(`${name}Scale${i}`, `2^{${power}}`, 2 ** power, `2^{${power}}`),
  );
  return scope.step(`${name}Scaled`, `${symbol}_s`, mul(mul(vector, first!), second!));
}
