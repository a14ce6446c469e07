/** WGSL of the generator in lib/engine/random.ts, word for word the same, and of normal draws from its words. */

/** `philox4x32(counter, key)`. */
export const philoxText = `
// High word of a 32 × 32 bit product, by 16-bit halves.
fn multiply_high(a: u32, b: u32) -> u32 {
  let middle = (a >> 16u) * (b & 0xffffu) + (((a & 0xffffu) * (b & 0xffffu)) >> 16u);
  let carry = (a & 0xffffu) * (b >> 16u) + (middle & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (middle >> 16u) + (carry >> 16u);
}

fn philox4x32(counter: vec4<u32>, key: vec2<u32>) -> vec4<u32> {
  var c = counter;
  var k = key;
  for (var round = 0u; round < 10u; round++) {
    let high0 = multiply_high(0xd2511f53u, c.x);
    let high1 = multiply_high(0xcd9e8d57u, c.z);
    c = vec4<u32>(high1 ^ c.y ^ k.x, 0xcd9e8d57u * c.z, high0 ^ c.w ^ k.y, 0xd2511f53u * c.x);
    k += vec2<u32>(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}
`;

/**
 * `normals(words)`: two Box–Muller pairs. WGSL's own log, sin and cos promise too little here (2⁻²¹ and 2⁻¹¹
 * absolute), so both are polynomials after a reduction in whole numbers.
 */
export const normalText = `
// −ln u for u in (0, 1]: u = m·2ᵉ with m between √½ and √2, and ln m = 2·artanh(s) with s = (m − 1)/(m + 1).
fn negative_log(u: f32) -> f32 {
  let bits = bitcast<u32>(u);
  let exponent = bitcast<i32>(bits - 0x3f3504f3u) >> 23u;
  let f = bitcast<f32>(bits - (bitcast<u32>(exponent) << 23u)) - 1.0f;
  let s = f / (2.0f + f);
  let z = s * s;
  let series = 1.0f + z * (0.33333334f + z * (0.2f + z * (0.14285715f + z * 0.11111111f)));
  return -(f32(exponent) * 0.6931472f + 2.0f * s * series);
}

fn root(x: f32) -> f32 {
  if (x < 1.1754943508222875e-38f) {
    return 0.0f;
  }
  return sqrt(x);
}

// cos and sin of turns/2²⁴ of a full turn: whole quarters first, then Taylor's polynomials on [−π/4, π/4].
fn cos_sin(turns: u32) -> vec2<f32> {
  let quarter = (turns + 0x200000u) >> 22u;
  let angle = f32(bitcast<i32>(turns - (quarter << 22u))) * 3.7450703e-7f;
  let z = angle * angle;
  let sine = angle * (1.0f + z * (-0.16666667f + z * (0.008333334f + z * (-0.0001984127f + z * 2.7557319e-6f))));
  let cosine = 1.0f + z * (-0.5f + z * (0.041666668f + z * (-0.0013888889f + z * (2.4801588e-5f + z * -2.755732e-7f))));
  switch (quarter & 3u) {
    case 0u: { return vec2<f32>(cosine, sine); }
    case 1u: { return vec2<f32>(-sine, cosine); }
    case 2u: { return vec2<f32>(-cosine, -sine); }
    default: { return vec2<f32>(sine, -cosine); }
  }
}

fn pair(a: u32, b: u32) -> vec2<f32> {
  let radius = root(2.0f * negative_log(f32((a >> 8u) + 1u) * 5.9604645e-8f));
  return radius * cos_sin(b >> 8u);
}

fn normals(words: vec4<u32>) -> vec4<f32> {
  return vec4<f32>(pair(words.x, words.y), pair(words.z, words.w));
}
`;
