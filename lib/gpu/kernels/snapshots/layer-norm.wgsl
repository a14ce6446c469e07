// Layer norm, rows of 250: a workgroup of 16 invocations keeps its row in registers
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>, 252>;
@group(0) @binding(1) var<storage, read> weight: array<vec4<f32>, 63>;
@group(0) @binding(2) var<storage, read> bias: array<vec4<f32>, 63>;
@group(0) @binding(3) var<storage, read_write> y: array<vec4<f32>, 252>;
@group(0) @binding(4) var<uniform> first_group: u32;

const lanes = 16u;
const stride = 63u; // of a row, in vec4s
const width = f32(250);
var<workgroup> sums: array<f32, lanes>;
var<workgroup> squares: array<f32, lanes>;

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let row = (first_group + group.x) * stride;
  let x0 = x[row + lane + 0u];
  let x1 = x[row + lane + 16u];
  let x2 = x[row + lane + 32u];
  let x3 = x[row + min(lane + 48u, stride - 1u)];
  let origin = x[row].x;
  let d0 = x0 - origin;
  let d1 = x1 - origin;
  let d2 = x2 - origin;
  let d3 = x3 - origin;
  let total_own = d0 + d1 + d2 + select(vec4<f32>(0.0f), d3, vec4<u32>(0u, 1u, 2u, 3u) + 4u * (lane + 48u) < vec4<u32>(250u));
  sums[lane] = (total_own.x + total_own.y) + (total_own.z + total_own.w);
  workgroupBarrier();
  var total = sums[0];
  for (var i = 1u; i < lanes; i++) {
    total = total + sums[i];
  }
  let mean = total / width;
  let c0 = d0 - mean;
  let c1 = d1 - mean;
  let c2 = d2 - mean;
  let c3 = d3 - mean;
  let spread_own = c0 * c0 + c1 * c1 + c2 * c2 + select(vec4<f32>(0.0f), c3 * c3, vec4<u32>(0u, 1u, 2u, 3u) + 4u * (lane + 48u) < vec4<u32>(250u));
  squares[lane] = (spread_own.x + spread_own.y) + (spread_own.z + spread_own.w);
  workgroupBarrier();
  var spread = squares[0];
  for (var i = 1u; i < lanes; i++) {
    spread = spread + squares[i];
  }
  let scale = inverseSqrt(spread / width + 0.000009999999747378752f);
  y[row + lane + 0u] = c0 * scale * weight[lane + 0u] + bias[lane + 0u];
  y[row + lane + 16u] = c1 * scale * weight[lane + 16u] + bias[lane + 16u];
  y[row + lane + 32u] = c2 * scale * weight[lane + 32u] + bias[lane + 32u];
  if (lane + 48u < stride) { y[row + min(lane + 48u, stride - 1u)] = c3 * scale * weight[min(lane + 48u, stride - 1u)] + bias[min(lane + 48u, stride - 1u)]; }
}
