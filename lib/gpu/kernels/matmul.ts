import { gamma, LARGEST, SMALLEST_NORMAL } from '@/lib/engine/interpret/float32';
import { given, padRows, unpadRows, VEC4, vec4s, wanted } from './arrays';
import type { HandKernel } from './kernel';
import { firstGroup, lines } from './text';

export type MatmulShape = { m: number; k: number; n: number };

/** Rows and `vec4` columns that one invocation holds in registers: 8 × 8 numbers (docs/gpu-notes.md). */
const TILE_ROWS = 8;
const TILE_VEC4S = 2;
/** Invocations of a workgroup along columns and rows. */
const ACROSS = 8;
const DOWN = 8;

const tiles = ({ m, n }: MatmulShape) => ({
  across: Math.ceil(vec4s(n) / (TILE_VEC4S * ACROSS)),
  down: Math.ceil(m / (TILE_ROWS * DOWN)),
});

/** C = A·B of a [m,k] and b [k,n], row by row in memory. */
export const matmul: HandKernel<
  MatmulShape,
  { a: Float32Array<ArrayBuffer>; b: Float32Array<ArrayBuffer> },
  'c'
> = {
  name: 'matmul',
  reference: 'the `dot` primitive, lib/engine/interpret/reference.ts',

  wgsl: (shape) => {
    const { m, k, n } = shape;
    const [width, last] = [vec4s(n), m - 1];
    const products = (r: number) => lines(TILE_VEC4S, (v) => `c${r}_${v} += a${r} * b${v};`, '    ');
    const store = (r: number, v: number) =>
      `if (row + ${r}u < m && column + ${v}u < width) { c[(row + ${r}u) * width + column + ${v}u] = c${r}_${v}; }`;
    return `// C = A·B, A [${m},${k}], B [${k},${n}]: each invocation keeps ${TILE_ROWS} × ${TILE_VEC4S * VEC4} sums in registers
@group(0) @binding(0) var<storage, read> a: array<f32, ${m * k}>;
@group(0) @binding(1) var<storage, read> b: array<vec4<f32>, ${k * width}>;
@group(0) @binding(2) var<storage, read_write> c: array<vec4<f32>, ${m * width}>;
${firstGroup(3)}

const m = ${m}u;
const k = ${k}u;
const width = ${width}u; // of a row of B and C, in vec4s
const across = ${tiles(shape).across}u;

@compute @workgroup_size(${ACROSS}, ${DOWN})
fn main(@builtin(local_invocation_id) local: vec3<u32>, @builtin(workgroup_id) group: vec3<u32>) {
  let tile = first_group + group.x;
  let row = ((tile / across) * ${DOWN}u + local.y) * ${TILE_ROWS}u;
  let column = ((tile % across) * ${ACROSS}u + local.x) * ${TILE_VEC4S}u;
  if (row >= m || column >= width) {
    return;
  }
  // Beyond the edge the last row and column are worked out again, and not stored.
  ${lines(TILE_ROWS, (r) => `let row${r} = min(row + ${r}u, ${last}u) * k;`)}
  ${lines(TILE_VEC4S, (v) => `let column${v} = min(column + ${v}u, ${width - 1}u);`)}
  ${lines(TILE_ROWS, (r) => lines(TILE_VEC4S, (v) => `var c${r}_${v} = vec4<f32>();`))}
  for (var i = 0u; i < k; i++) {
    ${lines(TILE_VEC4S, (v) => `let b${v} = b[i * width + column${v}];`, '    ')}
    ${lines(TILE_ROWS, (r) => `let a${r} = a[row${r} + i];\n    ${products(r)}`, '    ')}
  }
  ${lines(TILE_ROWS, (r) => lines(TILE_VEC4S, (v) => store(r, v)))}
}
`;
  },

  grid: (shape) => tiles(shape).across * tiles(shape).down,
  steps: ({ m, k, n }) => m * k * n,
  arrays: ({ m, n }, { a, b }) => [given(a), given(padRows(b, n)), wanted(m * vec4s(n) * VEC4)],
  read: ({ m, n }, parts) => ({ c: unpadRows(parts[2]!, m, n) }),

  /** γₖ·Σ|aᵢ||bᵢ|, which holds in any order and with any fusing (Higham 2002, §3.1). */
  bound: ({ m, k, n }, { a, b }) => {
    const value = new Float64Array(m * n);
    const error = new Float64Array(m * n);
    const growth = gamma(k);
    const columnMagnitude = new Float64Array(n);
    for (let i = 0; i < k * n; i++) columnMagnitude[i % n]! += Math.abs(b[i]!);
    for (let row = 0; row < m; row++) {
      const from = row * n;
      let rowMagnitude = 0;
      for (let i = 0; i < k; i++) {
        const x = a[row * k + i]!;
        rowMagnitude += Math.abs(x);
        for (let j = 0; j < n; j++) {
          const product = x * b[i * n + j]!;
          value[from + j]! += product;
          error[from + j]! += Math.abs(product);
        }
      }
      for (let j = 0; j < n; j++) {
        // A number below the normal range may be flushed, and takes its product with it; so may any partial sum.
        const lost = SMALLEST_NORMAL * (rowMagnitude + columnMagnitude[j]! + 2 * k);
        const magnitude = error[from + j]! + lost;
        const inRange = magnitude * (1 + growth) <= LARGEST;
        error[from + j] = inRange ? growth * magnitude + lost : Number.POSITIVE_INFINITY;
      }
    }
    return { c: { value, error } };
  },
};
