import { accumulated, inputError } from '@/lib/engine/interpret/float32';
import { given, padRows, VEC4, vec4s, wanted } from './arrays';
import type { HandKernel } from './kernel';
import { firstGroup } from './text';

export type ReduceShape = { length: number };

const LANES = 64;
/** So many `vec4` one invocation goes through; what the invocations found is joined in float64. */
const STRIP = 64;
const LOWEST = -3.4028234663852886e38;

const groups = ({ length }: ReduceShape) => Math.ceil(vec4s(length) / (LANES * STRIP));

/** Sum and maximum of a long row. */
export const reduce: HandKernel<ReduceShape, { x: Float32Array<ArrayBuffer> }, 'sum' | 'max'> = {
  name: 'reduce',
  reference: 'the `sum` and `max` primitives, lib/engine/interpret/reference.ts',

  wgsl: (shape) => {
    const { length } = shape;
    return `// Sum and maximum of ${length} numbers: each invocation joins ${STRIP} vec4s, ${LANES} apart
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>, ${vec4s(length)}>;
@group(0) @binding(1) var<storage, read_write> found: array<vec2<f32>, ${groups(shape) * LANES}>;
${firstGroup(2)}

const lowest = -3.4028234e38f;

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let start = (first_group + group.x) * ${LANES * STRIP}u + lane;
  let end = min(start + ${LANES * STRIP}u, ${vec4s(length)}u);
  var total = vec4<f32>();
  var largest = vec4<f32>(lowest);
  for (var i = start; i < end; i += ${LANES}u) {
    ${length % VEC4 === 0 ? 'largest = max(largest, x[i]);' : `largest = max(largest, select(vec4<f32>(lowest), x[i], vec4<u32>(0u, 1u, 2u, 3u) + i * 4u < vec4<u32>(${length}u)));`}
    total += x[i];
  }
  found[(first_group + group.x) * ${LANES}u + lane] = vec2<f32>(
    (total.x + total.y) + (total.z + total.w),
    max(max(largest.x, largest.y), max(largest.z, largest.w)));
}
`;
  },

  grid: groups,
  steps: ({ length }) => 2 * length,
  arrays: (shape, { x }) => [given(padRows(x, shape.length)), wanted(groups(shape) * LANES * 2)],
  read: (_, parts) => {
    const found = new Float32Array(parts[1]!);
    let [sum, max] = [0, LOWEST];
    for (let i = 0; i < found.length; i += 2) {
      sum += found[i]!;
      max = Math.max(max, found[i + 1]!);
    }
    return { sum: [sum], max: [max] };
  },

  /** Only the additions of one invocation round; any order of a strip's, so γ of its length over all magnitudes. */
  bound: ({ length }, { x }) => {
    let [sum, max, magnitude, flushed] = [0, LOWEST, 0, 0];
    for (const each of x) {
      sum += each;
      max = Math.max(max, each);
      magnitude += Math.abs(each);
      flushed += inputError(each);
    }
    const terms = Math.min(STRIP * VEC4, length);
    return {
      sum: {
        value: Float64Array.of(sum),
        error: Float64Array.of(accumulated(terms, magnitude, flushed)),
      },
      max: { value: Float64Array.of(max), error: Float64Array.of(inputError(max)) },
    };
  },
};
