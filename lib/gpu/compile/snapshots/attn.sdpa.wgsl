// attn.sdpa
@group(0) @binding(0) var<storage, read_write> reals: array<f32>;
@group(0) @binding(1) var<storage, read_write> masks: array<u32>;

const lanes = 4u;
const Q_at = 0u; // reals [1,2]
const K_at = 2u; // reals [2,2]
const V_at = 6u; // reals [2,1]
const ratio_1_sqrt_d_at = 8u; // reals []
const M_at = 0u; // masks [1,2]
const rawScores_at = 9u; // reals [1,2]
const any_at = 2u; // masks [1]
const scores_at = 11u; // reals [1,2]
const select_at = 13u; // reals [1,2]
const maxScore_at = 15u; // reals [1]
const sub_at = 16u; // reals [1,2]
const shifted_at = 18u; // reals [1,2]
const exp_at = 20u; // reals [1,2]
const exponentials_at = 22u; // reals [1,2]
const rowSum_at = 24u; // reals [1]
const select_2_at = 25u; // reals [1]
const weights_at = 26u; // reals [1,2]
const output_at = 28u; // reals [1,1]

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32) {
  for (var i = lane; i < 2u; i += lanes) {
    {
      var total = 0.0f;
      for (var k = 0u; k < 2u; k++) {
        total += reals[Q_at + (i / 2u) * 2u + k] * reals[K_at + (i % 2u) * 2u + k];
      }
      reals[rawScores_at + i] = total;
    }
  }
  if (lane == 0u) {
    {
      var total = masks[M_at];
      for (var k = 1u; k < 2u; k++) {
        total = total | masks[M_at + k];
      }
      masks[any_at] = total;
    }
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[scores_at + i] = reals[rawScores_at + i] * reals[ratio_1_sqrt_d_at];
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[select_at + i] = select((-3.190147189883798e+38f), reals[scores_at + i], masks[M_at + i] != 0u);
  }
  storageBarrier();
  if (lane == 0u) {
    {
      var total = reals[select_at];
      for (var k = 1u; k < 2u; k++) {
        total = max(total, reals[select_at + k]);
      }
      reals[maxScore_at] = total;
    }
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[sub_at + i] = reals[scores_at + i] - reals[maxScore_at];
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[shifted_at + i] = select(0.0f, reals[sub_at + i], masks[M_at + i] != 0u);
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[exp_at + i] = exp(reals[shifted_at + i]);
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[exponentials_at + i] = select(0.0f, reals[exp_at + i], masks[M_at + i] != 0u);
  }
  storageBarrier();
  if (lane == 0u) {
    {
      var total = reals[exponentials_at];
      for (var k = 1u; k < 2u; k++) {
        total = total + reals[exponentials_at + k];
      }
      reals[rowSum_at] = total;
    }
  }
  storageBarrier();
  if (lane == 0u) {
    reals[select_2_at] = select(1.0f, reals[rowSum_at], masks[any_at] != 0u);
  }
  storageBarrier();
  for (var i = lane; i < 2u; i += lanes) {
    reals[weights_at + i] = reals[exponentials_at + i] / reals[select_2_at];
  }
  storageBarrier();
  if (lane == 0u) {
    {
      var total = 0.0f;
      for (var k = 0u; k < 2u; k++) {
        total += reals[weights_at + k] * reals[V_at + k];
      }
      reals[output_at] = total;
    }
  }
}
