// norm.layerNorm
@group(0) @binding(0) var<storage, read_write> reals: array<f32>;

const lanes = 8u;
const x_at = 0u; // reals [2,4]
const varepsilon_at = 8u; // reals []
const gamma_at = 9u; // reals [4]
const beta_at = 13u; // reals [4]
const sum_at = 17u; // reals [2]
const mean_at = 19u; // reals [2]
const centered_at = 21u; // reals [2,4]
const mul_at = 29u; // reals [2,4]
const sum_2_at = 37u; // reals [2]
const variance_at = 39u; // reals [2]
const add_at = 41u; // reals [2]
const std_at = 43u; // reals [2]
const normalized_at = 45u; // reals [2,4]
const mul_2_at = 53u; // reals [2,4]
const y_at = 61u; // reals [2,4]

// WGSL's sqrt is only promised in the normal range; the bound takes the root of anything below it to be 0.
fn root(x: f32) -> f32 {
  if (x < 1.1754943508222875e-38f) {
    return 0.0f;
  }
  return sqrt(x);
}

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32) {
  for (var i = lane; i < 2u; i += lanes) {
    {
      var total = reals[x_at + i * 4u];
      for (var k = 1u; k < 4u; k++) {
        total = total + reals[x_at + i * 4u + k];
      }
      reals[sum_at + i] = total;
    }
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[mean_at + i] = reals[sum_at + i] / 4.0f;
  }
  storageBarrier();
  for (var i = lane; i < 8u; i += lanes) {
    reals[centered_at + i] = reals[x_at + i] - reals[mean_at + i / 4u];
  }
  storageBarrier();
  for (var i = lane; i < 8u; i += lanes) {
    reals[mul_at + i] = reals[centered_at + i] * reals[centered_at + i];
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    {
      var total = reals[mul_at + i * 4u];
      for (var k = 1u; k < 4u; k++) {
        total = total + reals[mul_at + i * 4u + k];
      }
      reals[sum_2_at + i] = total;
    }
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[variance_at + i] = reals[sum_2_at + i] / 4.0f;
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[add_at + i] = reals[variance_at + i] + reals[varepsilon_at];
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[std_at + i] = root(reals[add_at + i]);
  }
  storageBarrier();
  for (var i = lane; i < 8u; i += lanes) {
    reals[normalized_at + i] = reals[centered_at + i] / reals[std_at + i / 4u];
  }
  storageBarrier();
  for (var i = lane; i < 8u; i += lanes) {
    reals[mul_2_at + i] = reals[normalized_at + i] * reals[gamma_at + i % 4u];
  }
  storageBarrier();
  for (var i = lane; i < 8u; i += lanes) {
    reals[y_at + i] = reals[mul_2_at + i] + reals[beta_at + i % 4u];
  }
}
