// C = A·B, A [20,30], B [30,40]: each invocation keeps 8 × 8 sums in registers
@group(0) @binding(0) var<storage, read> a: array<f32, 600>;
@group(0) @binding(1) var<storage, read> b: array<vec4<f32>, 300>;
@group(0) @binding(2) var<storage, read_write> c: array<vec4<f32>, 200>;
@group(0) @binding(3) var<uniform> first_group: u32;

const m = 20u;
const k = 30u;
const width = 10u; // of a row of B and C, in vec4s
const across = 1u;

@compute @workgroup_size(8, 8)
fn main(@builtin(local_invocation_id) local: vec3<u32>, @builtin(workgroup_id) group: vec3<u32>) {
  let tile = first_group + group.x;
  let row = ((tile / across) * 8u + local.y) * 8u;
  let column = ((tile % across) * 8u + local.x) * 2u;
  if (row >= m || column >= width) {
    return;
  }
  // Beyond the edge the last row and column are worked out again, and not stored.
  let row0 = min(row + 0u, 19u) * k;
  let row1 = min(row + 1u, 19u) * k;
  let row2 = min(row + 2u, 19u) * k;
  let row3 = min(row + 3u, 19u) * k;
  let row4 = min(row + 4u, 19u) * k;
  let row5 = min(row + 5u, 19u) * k;
  let row6 = min(row + 6u, 19u) * k;
  let row7 = min(row + 7u, 19u) * k;
  let column0 = min(column + 0u, 9u);
  let column1 = min(column + 1u, 9u);
  var c0_0 = vec4<f32>();
  var c0_1 = vec4<f32>();
  var c1_0 = vec4<f32>();
  var c1_1 = vec4<f32>();
  var c2_0 = vec4<f32>();
  var c2_1 = vec4<f32>();
  var c3_0 = vec4<f32>();
  var c3_1 = vec4<f32>();
  var c4_0 = vec4<f32>();
  var c4_1 = vec4<f32>();
  var c5_0 = vec4<f32>();
  var c5_1 = vec4<f32>();
  var c6_0 = vec4<f32>();
  var c6_1 = vec4<f32>();
  var c7_0 = vec4<f32>();
  var c7_1 = vec4<f32>();
  for (var i = 0u; i < 30u; i += 2u) {
    {
      let b0 = b[(i + 0u) * width + column0];
      let b1 = b[(i + 0u) * width + column1];
      let a0 = a[row0 + i + 0u];
      c0_0 += a0 * b0;
      c0_1 += a0 * b1;
      let a1 = a[row1 + i + 0u];
      c1_0 += a1 * b0;
      c1_1 += a1 * b1;
      let a2 = a[row2 + i + 0u];
      c2_0 += a2 * b0;
      c2_1 += a2 * b1;
      let a3 = a[row3 + i + 0u];
      c3_0 += a3 * b0;
      c3_1 += a3 * b1;
      let a4 = a[row4 + i + 0u];
      c4_0 += a4 * b0;
      c4_1 += a4 * b1;
      let a5 = a[row5 + i + 0u];
      c5_0 += a5 * b0;
      c5_1 += a5 * b1;
      let a6 = a[row6 + i + 0u];
      c6_0 += a6 * b0;
      c6_1 += a6 * b1;
      let a7 = a[row7 + i + 0u];
      c7_0 += a7 * b0;
      c7_1 += a7 * b1;
    }
    {
      let b0 = b[(i + 1u) * width + column0];
      let b1 = b[(i + 1u) * width + column1];
      let a0 = a[row0 + i + 1u];
      c0_0 += a0 * b0;
      c0_1 += a0 * b1;
      let a1 = a[row1 + i + 1u];
      c1_0 += a1 * b0;
      c1_1 += a1 * b1;
      let a2 = a[row2 + i + 1u];
      c2_0 += a2 * b0;
      c2_1 += a2 * b1;
      let a3 = a[row3 + i + 1u];
      c3_0 += a3 * b0;
      c3_1 += a3 * b1;
      let a4 = a[row4 + i + 1u];
      c4_0 += a4 * b0;
      c4_1 += a4 * b1;
      let a5 = a[row5 + i + 1u];
      c5_0 += a5 * b0;
      c5_1 += a5 * b1;
      let a6 = a[row6 + i + 1u];
      c6_0 += a6 * b0;
      c6_1 += a6 * b1;
      let a7 = a[row7 + i + 1u];
      c7_0 += a7 * b0;
      c7_1 += a7 * b1;
    }
  }
  
  if (row + 0u < m && column + 0u < width) { c[(row + 0u) * width + column + 0u] = c0_0; }
  if (row + 0u < m && column + 1u < width) { c[(row + 0u) * width + column + 1u] = c0_1; }
  if (row + 1u < m && column + 0u < width) { c[(row + 1u) * width + column + 0u] = c1_0; }
  if (row + 1u < m && column + 1u < width) { c[(row + 1u) * width + column + 1u] = c1_1; }
  if (row + 2u < m && column + 0u < width) { c[(row + 2u) * width + column + 0u] = c2_0; }
  if (row + 2u < m && column + 1u < width) { c[(row + 2u) * width + column + 1u] = c2_1; }
  if (row + 3u < m && column + 0u < width) { c[(row + 3u) * width + column + 0u] = c3_0; }
  if (row + 3u < m && column + 1u < width) { c[(row + 3u) * width + column + 1u] = c3_1; }
  if (row + 4u < m && column + 0u < width) { c[(row + 4u) * width + column + 0u] = c4_0; }
  if (row + 4u < m && column + 1u < width) { c[(row + 4u) * width + column + 1u] = c4_1; }
  if (row + 5u < m && column + 0u < width) { c[(row + 5u) * width + column + 0u] = c5_0; }
  if (row + 5u < m && column + 1u < width) { c[(row + 5u) * width + column + 1u] = c5_1; }
  if (row + 6u < m && column + 0u < width) { c[(row + 6u) * width + column + 0u] = c6_0; }
  if (row + 6u < m && column + 1u < width) { c[(row + 6u) * width + column + 1u] = c6_1; }
  if (row + 7u < m && column + 0u < width) { c[(row + 7u) * width + column + 0u] = c7_0; }
  if (row + 7u < m && column + 1u < width) { c[(row + 7u) * width + column + 1u] = c7_1; }
}
