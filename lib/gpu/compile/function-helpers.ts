import {
  ERF_ONE_FROM,
  ERF_POLYNOMIAL_BELOW,
  LOG1P_POLYNOMIAL_FROM,
  LOG1P_POLYNOMIAL_TO,
  type Polynomial,
  polynomials,
  TANH_POLYNOMIAL_BELOW,
} from '@/lib/engine/interpret/polynomials';
import { literal } from './literal';

/** c₀ + t·(c₁ + t·(c₂ + …)) */
function horner(name: Polynomial): string {
  const coefficients = polynomials[name].map(literal);
  return coefficients.reduceRight((inner, c) => `${c} + t * (${inner})`);
}

/**
 * WGSL functions whose accuracy the bounds know (`bound-functions.ts`): what WGSL's own of the same name promises is
 * too loose, or there is none.
 */
export const functionHelpers = {
  root: `
// WGSL's sqrt is only promised in the normal range; the bound takes the root of anything below it to be 0.
fn root(x: f32) -> f32 {
  if (x < 1.1754943508222875e-38f) {
    return 0.0f;
  }
  return sqrt(x);
}`,
  log_one_plus: `
fn log_one_plus(x: f32) -> f32 {
  if (x < ${literal(LOG1P_POLYNOMIAL_FROM)} || x > ${literal(LOG1P_POLYNOMIAL_TO)}) {
    return log(1.0f + x);
  }
  let s = x / (2.0f + x);
  let t = s * s;
  return 2.0f * s + s * t * (${horner('log1p')});
}`,
  hyperbolic_tangent: `
fn hyperbolic_tangent(x: f32) -> f32 {
  if (abs(x) < ${literal(TANH_POLYNOMIAL_BELOW)}) {
    let t = x * x;
    return x + x * t * (${horner('tanh')});
  }
  let e = exp(-2.0f * abs(x));
  return sign(x) * ((1.0f - e) / (1.0f + e));
}`,
  logistic: `
fn logistic(x: f32) -> f32 {
  let e = exp(-abs(x));
  return select(e, 1.0f, x >= 0.0f) / (1.0f + e);
}`,
  error_function: `
fn error_function(x: f32) -> f32 {
  let size = abs(x);
  if (size < ${literal(ERF_POLYNOMIAL_BELOW)}) {
    let t = x * x;
    return x + x * (${horner('erf')});
  }
  if (size >= ${literal(ERF_ONE_FROM)}) {
    return sign(x);
  }
  let t = 2.0f / (2.0f + size);
  return sign(x) * (1.0f - exp(-size * size) * (${horner('erfcScaled')}));
}`,
  sine: `
fn sine(x: f32) -> f32 {
  let t = x * x;
  return x + x * t * (${horner('sin')});
}`,
  cosine: `
fn cosine(x: f32) -> f32 {
  let t = x * x;
  return 1.0f - 0.5f * t + t * t * (${horner('cos')});
}`,
} as const;
