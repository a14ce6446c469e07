import { gamma, LARGEST, SMALLEST_NORMAL } from '@/lib/engine/interpret/float32';
import { given, padRows, unpadRows, VEC4, vec4s, wanted } from './arrays';
import type { HandKernel } from './kernel';
import { firstGroup, lines } from './text';

/** `wide` tiles are for adapters in software, whose registers are memory and whose loads are dear. */
export type MatmulShape = { m: number; k: number; n: number; wide?: boolean };

/**
 * `rows` × `columns` vec4s are what one invocation holds in registers, 8 × 8 numbers or 16 × 16; `across` and `down` are
 * the invocations of a workgroup (docs/gpu-notes.md).
 */
const tileOf = ({ wide }: MatmulShape) =>
  wide ? { rows: 16, columns: 4, across: 4, down: 4 } : { rows: 8, columns: 2, across: 8, down: 8 };

/** Steps along k that are written out. */
const UNROLLED = 2;

const tiles = (shape: MatmulShape) => {
  const { rows, columns, across, down } = tileOf(shape);
  return {
    across: Math.ceil(vec4s(shape.n) / (columns * across)),
    down: Math.ceil(shape.m / (rows * down)),
  };
};

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
    const { rows, columns, across, down } = tileOf(shape);
    const [width, last] = [vec4s(n), m - 1];
    const products = (r: number) => lines(columns, (v) => `c${r}_${v} += a${r} * b${v};`, '      ');
    const step = (i: string) => `{
      ${lines(columns, (v) => `let b${v} = b[(${i}) * width + column${v}];`, '      ')}
      ${lines(rows, (r) => `let a${r} = a[row${r} + ${i}];\n      ${products(r)}`, '      ')}
    }`;
    const whole = k - (k % UNROLLED);
    const store = (r: number, v: number) =>
      `if (row + ${r}u < m && column + ${v}u < width) { c[(row + ${r}u) * width + column + ${v}u] = c${r}_${v}; }`;
    return `// C = A·B, A [${m},${k}], B [${k},${n}]: each invocation keeps ${rows} × ${columns * VEC4} sums in registers
@group(0) @binding(0) var<storage, read> a: array<f32, ${m * k}>;
@group(0) @binding(1) var<storage, read> b: array<vec4<f32>, ${k * width}>;
@group(0) @binding(2) var<storage, read_write> c: array<vec4<f32>, ${m * width}>;
${firstGroup(3)}

const m = ${m}u;
const k = ${k}u;
const width = ${width}u; // of a row of B and C, in vec4s
const across = ${tiles(shape).across}u;

@compute @workgroup_size(${across}, ${down})
fn main(@builtin(local_invocation_id) local: vec3<u32>, @builtin(workgroup_id) group: vec3<u32>) {
  let tile = first_group + group.x;
  let row = ((tile / across) * ${down}u + local.y) * ${rows}u;
  let column = ((tile % across) * ${across}u + local.x) * ${columns}u;
  if (row >= m || column >= width) {
    return;
  }
  // Beyond the edge the last row and column are worked out again, and not stored.
  ${lines(rows, (r) => `let row${r} = min(row + ${r}u, ${last}u) * k;`)}
  ${lines(columns, (v) => `let column${v} = min(column + ${v}u, ${width - 1}u);`)}
  ${lines(rows, (r) => lines(columns, (v) => `var c${r}_${v} = vec4<f32>();`))}
  for (var i = 0u; i < ${whole}u; i += ${UNROLLED}u) {
    ${lines(UNROLLED, (i) => step(`i + ${i}u`), '    ')}
  }
  ${lines(k - whole, (i) => step(`${whole + i}u`))}
  ${lines(rows, (r) => lines(columns, (v) => store(r, v)))}
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
