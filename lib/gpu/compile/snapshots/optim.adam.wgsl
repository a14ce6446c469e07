// optim.adam
@group(0) @binding(0) var<storage, read_write> reals: array<f32>;

const lanes = 8u;
const alpha_at = 0u; // reals []
const varepsilon_at = 1u; // reals []
const beta_1_at = 2u; // reals []
const one_minus_beta_1_at = 3u; // reals []
const beta_2_at = 4u; // reals []
const one_minus_beta_2_at = 5u; // reals []
const one_minus_beta_1_2_at = 6u; // reals [3]
const one_minus_beta_2_2_at = 9u; // reals [3]
const sqrt_one_minus_beta_2_at = 12u; // reals [3]
const theta_0_at = 15u; // reals [2]
const value_0_at = 17u; // reals [2]
const value_0_2_at = 19u; // reals [2]
const g_at = 21u; // reals [3,2]
const theta_before_at = 27u; // reals [2]
const m_before_at = 29u; // reals [2]
const v_before_at = 31u; // reals [2]
const gradient_at = 33u; // reals [3,2]
const m_at = 39u; // reals [3,2]
const v_at = 45u; // reals [3,2]
const mHat_at = 51u; // reals [3,2]
const vHat_at = 57u; // reals [3,2]
const root_at = 63u; // reals [3,2]
const update_at = 69u; // reals [3,2]
const params_at = 75u; // reals [3,2]
const mul_at = 81u; // reals [2]
const mul_2_at = 83u; // reals [2]
const mul_3_at = 85u; // reals [2]
const mul_4_at = 87u; // reals [2]
const mul_5_at = 89u; // reals [2]
const mul_6_at = 91u; // reals [2]
const sqrt_at = 93u; // reals [2]
const view_at = 95u; // reals [2]
const view_2_at = 97u; // reals [2]

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
    reals[theta_before_at + i] = reals[theta_0_at + i];
    reals[m_before_at + i] = reals[value_0_at + i];
    reals[v_before_at + i] = reals[value_0_2_at + i];
  }
  storageBarrier();
  for (var turn = 0u; turn < 3u; turn++) {
    for (var i = lane; i < 2u; i += lanes) {
      reals[gradient_at + turn * 2u + i] = reals[g_at + turn * 2u + i];
      reals[mul_at + i] = reals[beta_1_at] * reals[m_before_at + i];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[mul_2_at + i] = reals[one_minus_beta_1_at] * reals[gradient_at + turn * 2u + i];
      reals[mul_3_at + i] = reals[gradient_at + turn * 2u + i] * reals[gradient_at + turn * 2u + i];
      reals[mul_4_at + i] = reals[beta_2_at] * reals[v_before_at + i];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[m_at + turn * 2u + i] = reals[mul_at + i] + reals[mul_2_at + i];
      reals[mul_5_at + i] = reals[one_minus_beta_2_at] * reals[mul_3_at + i];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[v_at + turn * 2u + i] = reals[mul_4_at + i] + reals[mul_5_at + i];
      reals[mHat_at + turn * 2u + i] = reals[m_at + turn * 2u + i] / reals[one_minus_beta_1_2_at + turn];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[mul_6_at + i] = reals[alpha_at] * reals[mHat_at + turn * 2u + i];
      reals[vHat_at + turn * 2u + i] = reals[v_at + turn * 2u + i] / reals[one_minus_beta_2_2_at + turn];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[sqrt_at + i] = root(reals[vHat_at + turn * 2u + i]);
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[root_at + turn * 2u + i] = reals[sqrt_at + i] + reals[varepsilon_at];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[update_at + turn * 2u + i] = reals[mul_6_at + i] / reals[root_at + turn * 2u + i];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[params_at + turn * 2u + i] = reals[theta_before_at + i] - reals[update_at + turn * 2u + i];
    }
    storageBarrier();
    for (var i = lane; i < 2u; i += lanes) {
      reals[theta_before_at + i] = reals[params_at + turn * 2u + i];
      reals[m_before_at + i] = reals[m_at + turn * 2u + i];
      reals[v_before_at + i] = reals[v_at + turn * 2u + i];
    }
    storageBarrier();
  }
  for (var i = lane; i < 2u; i += lanes) {
    reals[view_at + i] = reals[vHat_at + 4u + i];
    reals[view_2_at + i] = reals[mHat_at + 4u + i];
  }
}
