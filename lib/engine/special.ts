/** Functions of one number that JavaScript lacks, to float64's last digits. */

/** 1/(1 + e⁻ˣ), from whichever side does not overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** From here on the series would need more terms than the continued fraction. */
const SERIES_UP_TO = 1.5;
/** erfc(6) < 2⁻⁵⁴: beyond it erf is 1. */
const ONE_FROM = 6;

/**
 * erf x = 2/√π ∫₀ˣ e^(−t²) dt, to about 4·10⁻¹⁶.
 * Source: NIST Digital Library of Mathematical Functions, eq. 7.6.2 (a series of positive terms, so nothing cancels)
 * and for large x eq. 7.9.1, erfc's continued fraction.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a >= ONE_FROM) return Math.sign(x);
  const value = a < SERIES_UP_TO ? erfSeries(a) : 1 - erfcFraction(a);
  return x < 0 ? -value : value;
}

/** 2/√π · e^(−x²) · Σ 2ⁿx^(2n+1)/(1·3·…·(2n+1)) */
function erfSeries(x: number): number {
  let [term, total] = [x, x];
  for (let n = 1; term > total * Number.EPSILON * 0.25; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

/** Levels that settle the fraction at `SERIES_UP_TO`, where it is slowest: erfc there is 0.034. */
const FRACTION_LEVELS = 70;

/** e^(−x²)/√π · 1/(x + ½/(x + 1/(x + ³⁄₂/(x + …)))), from the inside out. */
function erfcFraction(x: number): number {
  let denominator = x;
  for (let level = FRACTION_LEVELS; level > 0; level--) denominator = x + level / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}
