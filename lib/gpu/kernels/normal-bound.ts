import type { Words4 } from '@/lib/engine/random';
import { type Approximate, exactly, over, plus, squareRoot, times } from './error-analysis';

/** Uniform numbers are multiples of this. */
const UNIFORM_UNIT = 2 ** -24;
const WORD_TO_UNIFORM_SHIFT = 8;
const TAU = 2 * Math.PI;

/** A polynomial by Horner's rule, lowest coefficient first. */
function polynomial(z: Approximate, coefficients: readonly number[]): Approximate {
  return coefficients.reduceRight<Approximate>(
    (sum, coefficient) => plus(exactly(coefficient), times(z, sum)),
    { value: 0, error: 0 },
  );
}

/** The same error around the value that is meant, and what the polynomial leaves out. */
const standingFor = (value: number, { value: computed, error }: Approximate): Approximate => ({
  value,
  error: error + Math.abs(value - computed),
});

/** −ln u, as `negative_log` works it out. */
export function negativeLog(u: number): Approximate {
  let [mantissa, exponent] = [u, 0];
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const f = exactly(mantissa - 1);
  const s = over(f, plus(exactly(2), f));
  const z = times(s, s);
  const series = polynomial(z, [1, 1 / 3, 1 / 5, 1 / 7, 1 / 9]);
  const whole = times(exactly(exponent), exactly(Math.LN2));
  const sum = plus(whole, times(times(exactly(2), s), series));
  return standingFor(-Math.log(u), { value: -sum.value, error: sum.error });
}

/** Cosine and sine of `turns` · 2⁻²⁴ turns, as `cos_sin` works them out. */
export function cosSin(turns: number): [cosine: Approximate, sine: Approximate] {
  const quarter = Math.floor((turns + 2 ** 21) / 2 ** 22);
  const rest = turns - quarter * 2 ** 22;
  const angle = times(exactly(rest), exactly(TAU * UNIFORM_UNIT));
  const z = times(angle, angle);
  const exact = rest * TAU * UNIFORM_UNIT;
  const sine = standingFor(
    Math.sin(exact),
    times(angle, polynomial(z, [1, -1 / 6, 1 / 120, -1 / 5040, 1 / 362_880])),
  );
  const cosine = standingFor(
    Math.cos(exact),
    polynomial(z, [1, -1 / 2, 1 / 24, -1 / 720, 1 / 40_320, -1 / 3_628_800]),
  );
  const negative = ({ value, error }: Approximate): Approximate => ({ value: -value, error });
  const turned: [Approximate, Approximate][] = [
    [cosine, sine],
    [negative(sine), cosine],
    [negative(cosine), negative(sine)],
    [sine, negative(cosine)],
  ];
  return turned[quarter % 4]!;
}

/** The two draws of two words: Box and Muller (1958) on uniform numbers of 24 bits, the first of them never 0. */
function pair(a: number, b: number): Approximate[] {
  const u = ((a >>> WORD_TO_UNIFORM_SHIFT) + 1) * UNIFORM_UNIT;
  const radius = squareRoot(times(exactly(2), negativeLog(u)));
  return cosSin(b >>> WORD_TO_UNIFORM_SHIFT).map((each) => times(radius, each));
}

/** The four draws of a block, in float64 and with the error of `normals`. */
export function normals([a, b, c, d]: Words4): Approximate[] {
  return [...pair(a, b), ...pair(c, d)];
}
