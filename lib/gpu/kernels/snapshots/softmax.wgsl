// Softmax, rows of 200: a workgroup of 16 invocations keeps its row in registers
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>, 200>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<f32>, 200>;
@group(0) @binding(2) var<uniform> first_group: u32;

const lanes = 16u;
const stride = 50u; // of a row, in vec4s
const width = f32(200);
var<workgroup> maxima: array<f32, lanes>;
var<workgroup> sums: array<f32, lanes>;

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let row = (first_group + group.x) * stride;
  let x0 = x[row + lane + 0u];
  let x1 = x[row + lane + 16u];
  let x2 = x[row + lane + 32u];
  let x3 = x[row + min(lane + 48u, stride - 1u)];
  let peak_own = max(max(max(x0, x1), x2), select(vec4<f32>(-3.4028234e38f), x3, vec4<bool>(lane + 48u < stride)));
  maxima[lane] = max(max(peak_own.x, peak_own.y), max(peak_own.z, peak_own.w));
  workgroupBarrier();
  var peak = maxima[0];
  for (var i = 1u; i < lanes; i++) {
    peak = max(peak, maxima[i]);
  }
  let e0 = exp(x0 - peak);
  let e1 = exp(x1 - peak);
  let e2 = exp(x2 - peak);
  let e3 = exp(x3 - peak);
  let total_own = e0 + e1 + e2 + select(vec4<f32>(0.0f), e3, vec4<bool>(lane + 48u < stride));
  sums[lane] = (total_own.x + total_own.y) + (total_own.z + total_own.w);
  workgroupBarrier();
  var total = sums[0];
  for (var i = 1u; i < lanes; i++) {
    total = total + sums[i];
  }
  y[row + lane + 0u] = e0 / total;
  y[row + lane + 16u] = e1 / total;
  y[row + lane + 32u] = e2 / total;
  if (lane + 48u < stride) { y[row + min(lane + 48u, stride - 1u)] = e3 / total; }
}
