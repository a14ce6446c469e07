import { philox4x32 } from '@/lib/engine/random';
import { given, wanted } from './arrays';
import { addUp, exactly } from './integer-sums';
import type { HandKernel } from './kernel';
import { philoxText } from './random-text';
import { firstGroup } from './text';

/** So many spans of at most `maxLength` words. */
export type SpanShape = { samples: number; maxLength: number };

/** In units of 2⁻²⁴: the chance that a span ends after a word. */
export const spanChance = (p: number): Uint32Array<ArrayBuffer> => Uint32Array.of(Math.round(p * 2 ** 24));

type Inputs = { key: Uint32Array<ArrayBuffer>; chance: Uint32Array<ArrayBuffer> };

const LANES = 64;
const PER_INVOCATION = 16;
const SUMS = 2;
/** A span that is still too long after so many blocks of words is cut off: practically never. */
const MAX_BLOCKS = 1024;

const invocations = ({ samples }: SpanShape) => Math.ceil(samples / PER_INVOCATION);

/** How long masked spans are, by drawing them word by word; one that grows too long is drawn again. */
export const spanMoments: HandKernel<SpanShape, Inputs, 'sum' | 'squares'> = {
  name: 'spanMoments',
  reference: 'bert.spanLengths',

  wgsl: (
    shape,
  ) => `// Σ and Σ of squares of the lengths of ${shape.samples} spans: span s takes the blocks (0 …, s, 0, 0)
@group(0) @binding(0) var<storage, read> key: array<u32, 2>;
@group(0) @binding(1) var<storage, read> chance: array<u32, 1>;
@group(0) @binding(2) var<storage, read_write> found: array<vec2<u32>, ${invocations(shape)}>;
${firstGroup(3)}
${philoxText}
fn span(index: u32) -> u32 {
  var length = 1u;
  for (var block = 0u; block < ${MAX_BLOCKS}u; block++) {
    let words = philox4x32(vec4<u32>(block, index, 0u, 0u), vec2<u32>(key[0], key[1])) >> vec4<u32>(8u);
    for (var i = 0u; i < 4u; i++) {
      if (words[i] < chance[0]) {
        return length;
      }
      length = select(length + 1u, 1u, length == ${shape.maxLength}u);
    }
  }
  return length;
}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let index = (first_group + group.x) * ${LANES}u + lane;
  if (index >= ${invocations(shape)}u) {
    return;
  }
  let end = min((index + 1u) * ${PER_INVOCATION}u, ${shape.samples}u);
  var sums = vec2<u32>();
  for (var i = index * ${PER_INVOCATION}u; i < end; i++) {
    let length = span(i);
    sums += vec2<u32>(length, length * length);
  }
  found[index] = sums;
}
`,

  grid: (shape) => Math.ceil(invocations(shape) / LANES),
  steps: ({ samples }) => 200 * samples,
  arrays: (shape, { key, chance }) => [given(key), given(chance), wanted(SUMS * invocations(shape))],
  read: (_, parts) => {
    const [sum, squares] = addUp(parts[2]!, SUMS);
    return { sum: [sum!], squares: [squares!] };
  },

  bound: ({ samples, maxLength }, { key, chance }) => {
    let [sum, squares] = [0, 0];
    for (let index = 0; index < samples; index++) {
      const length = span(index, maxLength, key, chance[0]!);
      sum += length;
      squares += length ** 2;
    }
    return { sum: exactly(sum), squares: exactly(squares) };
  },
};

function span(index: number, maxLength: number, key: Uint32Array, chance: number): number {
  let length = 1;
  for (let block = 0; block < MAX_BLOCKS; block++)
    for (const word of philox4x32([block, index, 0, 0], [key[0]!, key[1]!])) {
      if (word >>> 8 < chance) return length;
      length = length === maxLength ? 1 : length + 1;
    }
  return length;
}
