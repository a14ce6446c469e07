// memory.zero
@group(0) @binding(0) var<storage, read_write> limbs: array<vec4<u32>>;

const lanes = 1u;
const Psi_at = 0u; // limbs []
const N_d_at = 1u; // limbs []
const value_2_at = 2u; // limbs []
const K_at = 3u; // limbs []
const weights_at = 4u; // limbs []
const mul_at = 5u; // limbs []
const mul_2_at = 6u; // limbs []
const gradients_at = 7u; // limbs []
const optimizer_at = 8u; // limbs []
const add_at = 9u; // limbs []
const bytesPerDevice_at = 10u; // limbs []

fn exact_add(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var sum: vec4<u32>;
  var carry = 0u;
  for (var limb = 0u; limb < 4u; limb++) {
    let partial = a[limb] + b[limb];
    sum[limb] = partial + carry;
    carry = u32(partial < a[limb]) | u32(sum[limb] < partial);
  }
  return sum;
}

fn exact_sub(a: vec4<u32>, b: vec4<u32>) -> vec4<u32> {
  var difference: vec4<u32>;
  var borrow = 0u;
  for (var limb = 0u; limb < 4u; limb++) {
    let partial = a[limb] - b[limb];
    difference[limb] = partial - borrow;
    borrow = u32(a[limb] < b[limb]) | u32(partial < borrow);
  }
  return difference;
}

fn exact_less(a: vec4<u32>, b: vec4<u32>) -> bool {
  for (var limb = 3; limb >= 0; limb--) {
    if (a[limb] != b[limb]) {
      return a[limb] < b[limb];
    }
  }
  return false;
}

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
}

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
}

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
}

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0u) {
    limbs[weights_at] = exact_mul(limbs[value_2_at], limbs[Psi_at]);
    limbs[mul_at] = exact_mul(limbs[value_2_at], limbs[Psi_at]);
    limbs[mul_2_at] = exact_mul(limbs[K_at], limbs[Psi_at]);
  }
  storageBarrier();
  if (lane == 0u) {
    limbs[gradients_at] = exact_div(exact_shift(limbs[mul_at], 24u), limbs[N_d_at]);
    limbs[optimizer_at] = exact_div(exact_shift(limbs[mul_2_at], 24u), limbs[N_d_at]);
  }
  storageBarrier();
  if (lane == 0u) {
    limbs[add_at] = exact_add(exact_shift(limbs[weights_at], 24u), limbs[gradients_at]);
  }
  storageBarrier();
  if (lane == 0u) {
    limbs[bytesPerDevice_at] = exact_add(limbs[add_at], limbs[optimizer_at]);
  }
}
