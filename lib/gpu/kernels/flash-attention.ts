import type { Bounded } from '@/lib/engine/interpret/bounded';
import { given, padRows, unpadRows, VEC4, vec4s, wanted } from './arrays';
import { type AttentionShape, scaleOf, tileKeys } from './attention-shape';
import { flashBound } from './flash-attention-bound';
import type { HandKernel } from './kernel';
import { firstGroup, float32, joined, lines, nested } from './text';

type Numbers = Float32Array<ArrayBuffer>;

/** Queries that one invocation works on together. */
const ROWS = 8;
const LANES = 16;

const blocksOf = ({ queries }: AttentionShape) => Math.ceil(queries / ROWS);

/**
 * softmax(QKᵀ/√d)·V of q [heads, queries, d], k [kvHeads, keys, d], v [kvHeads, keys, dᵥ] in tiles of keys, with a
 * running maximum and sum (Dao et al. 2022, algorithm 1): no score leaves its invocation, so memory grows with the
 * sequence and not with its square.
 */
export const flashAttention: HandKernel<AttentionShape, { q: Numbers; k: Numbers; v: Numbers }, 'o'> = {
  name: 'flashAttention',
  reference: 'attn.flash',

  wgsl: (shape) => {
    const { heads, kvHeads, queries, keys, causal } = shape;
    const [width, valueWidth, blocks] = [vec4s(shape.width), vec4s(shape.valueWidth), blocksOf(shape)];
    const tile = tileKeys(shape);
    const row = (text: (r: number) => string, indent = '    ') => lines(ROWS, text, indent);
    const column = (text: (c: number) => string, indent = '    ') => lines(tile, text, indent);
    const ragged = causal || keys % tile !== 0;
    const seen = (r: number, c: number) => `key + ${c}u <= ${causal ? `last${r}` : 'last'}`;
    const masked = (r: number, c: number, value: string, other: string) =>
      ragged ? `select(${other}, ${value}, ${seen(r, c)})` : value;
    return `// FlashAttention: ${heads} heads over ${kvHeads}, ${queries} queries, ${keys} keys${causal ? ', causal' : ''}; ${ROWS} queries for each invocation
@group(0) @binding(0) var<storage, read> q: array<vec4<f32>, ${heads * queries * width}>;
@group(0) @binding(1) var<storage, read> k: array<vec4<f32>, ${kvHeads * keys * width}>;
@group(0) @binding(2) var<storage, read> v: array<vec4<f32>, ${kvHeads * keys * valueWidth}>;
@group(0) @binding(3) var<storage, read_write> o: array<vec4<f32>, ${heads * queries * valueWidth}>;
${firstGroup(4)}

const width = ${width}u; // of a query and a key, in vec4s
const value_width = ${valueWidth}u;
const scale = ${float32(scaleOf(shape))};
const lowest = -3.0e38f;

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let index = (first_group + group.x) * ${LANES}u + lane;
  if (index >= ${heads * blocks}u) {
    return;
  }
  let head = index / ${blocks}u;
  let query = (index % ${blocks}u) * ${ROWS}u;
  let kv_head = head * ${kvHeads}u / ${heads}u * ${keys}u;
  const last = ${keys - 1}u;
  // Beyond the last query it is worked out again, to the same numbers.
  ${row((r) => `let row${r} = head * ${queries}u + min(query + ${r}u, ${queries - 1}u);`, '  ')}
  ${causal ? row((r) => `let last${r} = min(last, min(query + ${r}u, ${queries - 1}u));`, '  ') : ''}
  ${row((r) => `var peak${r} = lowest;`, '  ')}
  ${row((r) => `var total${r} = 0.0f;`, '  ')}
  for (var i = 0u; i < value_width; i++) {
    ${row((r) => `o[row${r} * value_width + i] = vec4<f32>();`)}
  }
  for (var key = 0u; key < ${causal ? `min(${keys}u, query + ${ROWS}u)` : `${keys}u`}; key += ${tile}u) {
    ${column((c) => `let key${c} = kv_head + min(key + ${c}u, last);`)}
    ${row((r) => column((c) => `var s${r}_${c} = 0.0f;`))}
    for (var i = 0u; i < width; i++) {
      ${row((r) => `let q${r} = q[row${r} * width + i];`, '      ')}
      ${column((c) => `let k${c} = k[key${c} * width + i];\n      ${row((r) => `s${r}_${c} += dot(q${r}, k${c});`, '      ')}`, '      ')}
    }
    ${row((r) => column((c) => `s${r}_${c} = ${masked(r, c, `s${r}_${c} * scale`, 'lowest')};`))}
    ${row(
      (r) => `let peak${r}_next = max(peak${r}, ${nested(tile, (c) => `s${r}_${c}`, 'max')});
    let fade${r} = exp(peak${r} - peak${r}_next);
    peak${r} = peak${r}_next;
    ${column((c) => `let p${r}_${c} = ${masked(r, c, `exp(s${r}_${c} - peak${r})`, '0.0f')};`)}
    total${r} = total${r} * fade${r} + (${joined(tile, (c) => `p${r}_${c}`, ' + ')});`,
    )}
    for (var i = 0u; i < value_width; i++) {
      ${row((r) => `var o${r} = o[row${r} * value_width + i] * fade${r};`, '      ')}
      ${column((c) => `let v${c} = v[key${c} * value_width + i];\n      ${row((r) => `o${r} += p${r}_${c} * v${c};`, '      ')}`, '      ')}
      ${row((r) => `o[row${r} * value_width + i] = o${r};`, '      ')}
    }
  }
  for (var i = 0u; i < value_width; i++) {
    ${row((r) => `let y${r} = o[row${r} * value_width + i] / total${r};`)}
    ${row((r) => `o[row${r} * value_width + i] = y${r};`)}
  }
}
`;
  },

  grid: (shape) => Math.ceil((shape.heads * blocksOf(shape)) / LANES),
  steps: ({ heads, queries, keys, width, valueWidth, causal }) =>
    (2 * heads * queries * keys * (width + valueWidth)) / (causal ? 2 : 1),
  arrays: (shape, { q, k, v }) => [
    given(padRows(q, shape.width)),
    given(padRows(k, shape.width)),
    given(padRows(v, shape.valueWidth)),
    wanted(shape.heads * shape.queries * vec4s(shape.valueWidth) * VEC4),
  ],
  read: ({ heads, queries, valueWidth }, parts) => ({ o: unpadRows(parts[3]!, heads * queries, valueWidth) }),
  bound: (shape, inputs): { o: Bounded } => ({ o: flashBound(shape, inputs) }),
};
