/**
 * WGSL arithmetic on exact numbers: 128 bits, least significant limb first. The caller has made sure that nothing runs
 * over (`refusal`).
 */
export const exactHelpers = {
  exact_add: `
fn exact_add(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var sum: vec4<u32>;
  var carry = 0u;
  for (var limb = 0u; limb < 4u; limb++) {
    let partial = a[limb] + b[limb];
    sum[limb] = partial + carry;
    carry = u32(partial < a[limb]) | u32(sum[limb] < partial);
  }
  return sum;
}`,
  exact_sub: `
fn exact_sub(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var difference: vec4<u32>;
  var borrow = 0u;
  for (var limb = 0u; limb < 4u; limb++) {
    let partial = a[limb] - b[limb];
    difference[limb] = partial - borrow;
    borrow = u32(a[limb] < b[limb]) | u32(partial < borrow);
  }
  return difference;
}`,
  exact_less: `
fn exact_less(a: vec4<u32>, b: vec4<u32>) -> bool {
  for (var limb = 3; limb >= 0; limb--) {
    if (a[limb] != b[limb]) {
      return a[limb] < b[limb];
    }
  }
  return false;
}`,
  exact_shift: `
fn exact_shift(a: vec4<u32>, bits: u32) -> vec4<u32> {
  var shifted: vec4<u32>;
  let limbs = bits / 32u;
  let rest = bits % 32u;
  for (var limb = limbs; limb < 4u; limb++) {
    shifted[limb] = a[limb - limbs] << rest;
    if (rest > 0u && limb > limbs) {
      shifted[limb] |= a[limb - limbs - 1u] >> (32u - rest);
    }
  }
  return shifted;
}`,
  exact_mul: `
// Schoolbook multiplication in 16-bit digits, whose products fit a u32 with both carries.
fn exact_mul(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var digits: array<u32, 8>;
  for (var i = 0u; i < 8u; i++) {
    let x = (a[i / 2u] >> (16u * (i % 2u))) & 0xffffu;
    var carry = 0u;
    for (var j = 0u; i + j < 8u; j++) {
      let y = (b[j / 2u] >> (16u * (j % 2u))) & 0xffffu;
      let product = x * y + digits[i + j] + carry;
      digits[i + j] = product & 0xffffu;
      carry = product >> 16u;
    }
  }
  var product: vec4<u32>;
  for (var limb = 0u; limb < 4u; limb++) {
    product[limb] = digits[2u * limb] | (digits[2u * limb + 1u] << 16u);
  }
  return product;
}`,
  exact_div: `
// Long division, a bit at a time: the quotient rounded down.
fn exact_div(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var quotient: vec4<u32>;
  var rest: vec4<u32>;
  for (var bit = 127; bit >= 0; bit--) {
    let limb = u32(bit) / 32u;
    let place = u32(bit) % 32u;
    rest = exact_shift(rest, 1u);
    rest.x |= (a[limb] >> place) & 1u;
    if (!exact_less(rest, b)) {
      rest = exact_sub(rest, b);
      quotient[limb] |= 1u << place;
    }
  }
  return quotient;
}`,
  exact_to_real: `
fn exact_to_real(a: vec4<u32>, unit: f32) -> f32 {
  let high = f32(a.w) * 79228162514264337593543950336.0f + f32(a.z) * 18446744073709551616.0f;
  let low = f32(a.y) * 4294967296.0f + f32(a.x);
  return (high + low) * unit;
}`,
} as const;
