import { latexNumber } from '../interpret/latex-number';
import type { Tensor } from '../tensor';
import { cos, mul, select, sin } from './build';
import type { Node } from './node';
import type { Scope } from './scope';

const QUARTER_TURN = Math.PI / 2;

/**
 * An angle as r + k·π/2 with |r| ≤ π/4. Going through its own sine and cosine keeps float64's accuracy however large
 * the angle is; k is taken modulo 4.
 */
function reduce(angle: number): { rest: number; quarters: number } {
  const withinOneTurn = Math.atan2(Math.sin(angle), Math.cos(angle));
  const quarters = Math.round(withinOneTurn / QUARTER_TURN);
  return { rest: withinOneTurn - quarters * QUARTER_TURN, quarters: (quarters + 4) % 4 };
}

/**
 * sin θ and cos θ of angles that the input decides, shaped like them. WGSL promises of its own functions only 2⁻¹¹ and
 * nothing outside [−π, π], so an angle is reduced in float64 and only what is left is the kernel's: sin(r + k·π/2) is
 * ±sin r or ±cos r. Formulas show `\\sin θ` and the angle.
 */
export function sineCosine(
  scope: Scope,
  name: string,
  symbol: string,
  angles: Tensor,
): { sin: Node; cos: Node } {
  const { shape } = angles;
  const reduced = Array.from(angles.data, reduce);
  const each = (f: (quarters: number) => number): Tensor => ({
    shape,
    data: Float64Array.from(reduced, ({ quarters }) => f(quarters)),
  });
  const rest = { shape, data: Float64Array.from(reduced, (angle) => angle.rest) };
  const r = scope.tensor(`${name}.rest`, 'r', rest);
  const swapped = scope.mask(
    `${name}.swapped`,
    'k',
    each((quarters) => quarters % 2),
  );
  const sineSign = scope.tensor(
    `${name}.sineSign`,
    's',
    each((quarters) => (quarters < 2 ? 1 : -1)),
  );
  const cosineSign = scope.tensor(
    `${name}.cosineSign`,
    'c',
    each((quarters) => (quarters === 0 || quarters === 3 ? 1 : -1)),
  );
  const [sine, cosine] = [sin(r), cos(r)];
  const shown = (of: string) => (element: number) =>
    `\\${of}\\left(${latexNumber(angles.data[element]!)}\\right)`;
  return {
    sin: scope.alias(
      `${name}.sin`,
      `\\sin ${symbol}`,
      mul(sineSign, select(swapped, cosine, sine)),
      shown('sin'),
    ),
    cos: scope.alias(
      `${name}.cos`,
      `\\cos ${symbol}`,
      mul(cosineSign, select(swapped, sine, cosine)),
      shown('cos'),
    ),
  };
}
