/**
 * How functions that WGSL computes too loosely (tanh, sin, cos) or not at all (erf, log1p) are worked out in float32:
 * polynomials c₀ + c₁t + c₂t² + … whose coefficients are float32 numbers, fitted by weighted minimax (Lawson's
 * iteration) with each coefficient rounded before the next are fitted again. Shared by the kernels and by the
 * simulation that the bounds are tested against; how far each is from its function is measured in
 * `polynomials.test.ts`, and how its evaluation rounds is argued in ADR 0006.
 */
export const polynomials = {
  /** tanh x ≈ x + x·t·P(t), t = x², for |x| < 0.625. */
  tanh: [
    -0.3333328068256378, 0.1333141028881073, -0.05373714119195938, 0.02063082531094551,
    -0.0056958128698170185,
  ],
  /** erf x ≈ x + x·P(t), t = x², for |x| < 1. */
  erf: [
    0.12837916612625122, -0.3761262595653534, 0.11283578723669052, -0.026853347197175026,
    0.005187162198126316, -0.0007997853099368513, 7.806903158780187e-5,
  ],
  /** e^(x²)·erfc x ≈ P(t), t = 2/(2 + x), for 1 ≤ x < 4. */
  erfcScaled: [
    0.0018179956823587418, 0.25973939895629883, 0.396668404340744, -0.06423105299472809, 0.6364834904670715,
    -0.23073455691337585,
  ],
  /** ln(1 + x) ≈ 2s + s·t·P(t), s = x/(2 + x), t = s², for −½ ≤ x ≤ 1. */
  log1p: [0.666664183139801, 0.4002143442630768, 0.2800309658050537, 0.2800637185573578],
  /** sin x ≈ x + x·t·P(t), t = x², for |x| ≤ π/4. */
  sin: [-0.16666653752326965, 0.008332106284797192, -0.00019507846445776522],
  /** cos x ≈ 1 − t/2 + t²·P(t), t = x², for |x| ≤ π/4. */
  cos: [0.04166664555668831, -0.0013887304812669754, 2.4431383280898444e-5],
} as const;

export type Polynomial = keyof typeof polynomials;

/** Where one formula hands over to the next. */
export const TANH_POLYNOMIAL_BELOW = 0.625;
export const ERF_POLYNOMIAL_BELOW = 1;
/** erfc(4) is an eighth of float32's spacing below 1. */
export const ERF_ONE_FROM = 4;
export const LOG1P_POLYNOMIAL_FROM = -0.5;
export const LOG1P_POLYNOMIAL_TO = 1;
/** π/4 and a little, so that a reduced angle may be rounded. */
export const LARGEST_ANGLE = 0.7886;

/** By Horner's rule, in float64 arithmetic or in the one that is given. */
export function horner(
  name: Polynomial,
  t: number,
  add = (a: number, b: number) => a + b,
  mul = (a: number, b: number) => a * b,
): number {
  const coefficients: readonly number[] = polynomials[name];
  return coefficients.reduceRight((total, c) => add(mul(total, t), c));
}
