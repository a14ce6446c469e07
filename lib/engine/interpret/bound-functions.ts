import { sigmoid } from '../special';
import { type At, INFINITE, times } from './bounded';
import { gamma, rounded, SMALLEST_NORMAL, UNIT } from './float32';
import { LARGEST_ANGLE } from './polynomials';

/**
 * Bounds on functions of one number: first how far the exact function may move when its argument is off by `error`,
 * then what evaluating it adds, in units in the last place. WGSL's own functions have the figures of its
 * specification; those evaluated by polynomials (`polynomials.ts`) have the figures argued for in ADR 0006.
 */
type Bound = (value: number, at: At) => number;

/** 1/inverseSqrt(x): 2 ULP, then 2.5 ULP of the quotient, and their product. */
const SQRT_ULPS = 4.6;
const DIVISION_ULPS = 2.5;
const LOG_ULPS = 3;
/** On [½, 2] log is promised absolutely. */
const LOG_ERROR_NEAR_1 = 2 ** -21;
const LOG1P_ULPS = 8;
const TANH_ULPS = 8.5;
const ERF_ULPS = 5.5;
const SIN_ULPS = 2;
const COS_ULPS = 3.5;

/** Of several operations, of which those before the last may flush what they give to 0 as well. */
function composed(value: number, error: number, ulps: number): number {
  return value === 0 && error === 0 ? 0 : rounded(value, error, ulps) + 2 * SMALLEST_NORMAL;
}

/** |a/b − â/b̂| for any â, b̂ within their errors. */
export function quotientError(a: At, b: At): number {
  const least = Math.abs(b.value) - b.error;
  return least > 0 ? (a.error + times(Math.abs(a.value / b.value), b.error)) / least : INFINITE;
}

export function division(value: number, [a, b]: readonly At[]): number {
  const [least, most] = [Math.abs(b!.value) - b!.error, Math.abs(b!.value) + b!.error];
  // Outside this range of divisors the specification promises nothing.
  if (!(least >= SMALLEST_NORMAL && most <= 2 ** 126)) return INFINITE;
  return rounded(value, quotientError(a!, b!), DIVISION_ULPS);
}

export const squareRoot: Bound = (value, a) => {
  if (a.value === 0 && a.error === 0) return 0;
  if (!(a.value >= 0)) return INFINITE;
  const least = Math.max(a.value - a.error, 0);
  const propagated = value > 0 ? a.error / (value + Math.sqrt(least)) : Math.sqrt(a.error);
  // The kernel takes the root of anything below the normal range to be 0.
  const flushed = least < SMALLEST_NORMAL ? Math.sqrt(SMALLEST_NORMAL) : 0;
  return rounded(value, propagated, SQRT_ULPS) + flushed;
};

export const exponential: Bound = (value, a) => {
  // Where eˣ vanishes in float64, what it may grow to by a factor does not follow from it.
  const grown = value > 0 ? value * Math.expm1(a.error) : INFINITE;
  const propagated = Math.min(grown, Math.exp(a.value + a.error));
  return rounded(value, propagated, 3 + 2 * (Math.abs(a.value) + a.error));
};

export const logarithm: Bound = (value, { value: x, error }) => {
  const [least, most] = [x - error, x + error];
  if (!(least >= SMALLEST_NORMAL)) return INFINITE;
  const propagated = -Math.log1p(-error / x);
  const nearOne = least <= 2 && most >= 0.5 ? LOG_ERROR_NEAR_1 : 0;
  return rounded(value, propagated, LOG_ULPS) + nearOne;
};

export const logOnePlus: Bound = (value, { value: x, error }) => {
  if (!(1 + x - error >= SMALLEST_NORMAL)) return INFINITE;
  return composed(value, -Math.log1p(-error / (1 + x)), LOG1P_ULPS);
};

/** The magnitude that an argument's is at least: where a derivative that falls with it is largest. */
const leastMagnitude = ({ value, error }: At) => Math.max(Math.abs(value) - error, 0);

export const hyperbolicTangent: Bound = (value, a) =>
  composed(value, a.error / Math.cosh(leastMagnitude(a)) ** 2, TANH_ULPS);

/** e^(−|x|) is off by 3 + 2|x| units, which counts in full only where the sigmoid is small. */
export const logistic: Bound = (value, { value: x, error }) => {
  // Where σ(x) vanishes in float64, what it may grow to by a factor does not follow from it.
  const grown = sigmoid(x) > 0 ? sigmoid(x) * Math.expm1(error) : INFINITE;
  const propagated = Math.min(error / 4, grown, sigmoid(x + error));
  return composed(value, propagated, 7 + 2 * Math.max(0, error - x));
};

export const errorFunction: Bound = (value, a) => {
  const slope = (2 / Math.sqrt(Math.PI)) * Math.exp(-(leastMagnitude(a) ** 2));
  return composed(value, slope * a.error, ERF_ULPS);
};

const ofAngle =
  (ulps: number): Bound =>
  (value, { value: x, error }) =>
    Math.abs(x) + error <= LARGEST_ANGLE ? composed(value, error, ulps) : INFINITE;
export const sine = ofAngle(SIN_ULPS);
export const cosine = ofAngle(COS_ULPS);

/** n factors in any grouping are n − 1 roundings; no partial product is further out of range than the whole. */
export function powerOf(value: number, { value: x, error }: At, exponent: number): number {
  if (exponent === 0) return 0;
  const size = Math.abs(x);
  const relative = Math.expm1(exponent * Math.log1p(error / size));
  // Where xⁿ vanishes in float64, what it may grow to by a factor does not follow from it.
  const propagated = value === 0 ? (size + error) ** exponent : times(Math.abs(value), relative);
  return rounded(value, propagated, gamma(exponent - 1) / UNIT);
}

/** How far a sign may be off when the number's own is not sure. */
export const signOf: Bound = (value, { value: x, error }) => {
  const ends = error === 0 ? [value] : [Math.sign(x - error), Math.sign(x + error)];
  return Math.max(...ends.map((end) => Math.abs(end - value)));
};
