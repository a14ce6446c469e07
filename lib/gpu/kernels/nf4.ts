import { NF4_LEVELS } from '@/lib/engine/ops/peft/nf4-levels';
import { given, wanted } from './arrays';
import { exactly, over } from './error-analysis';
import type { HandKernel } from './kernel';
import { firstGroup, float32, lines, nested } from './text';

/** `blocks` blocks of 64 numbers. */
export type Nf4Shape = { blocks: number };

const BLOCK = 64;
const BLOCK_VEC4S = BLOCK / 4;
const CODES_PER_WORD = 8;
const WORDS = BLOCK / CODES_PER_WORD;
const CODE_BITS = 4;
const LANES = 64;

/** Between which two levels a number changes its code. */
const boundaries = NF4_LEVELS.slice(1).map((level, i) => (level + NF4_LEVELS[i]!) / 2);

/** The nearest level; in the middle the lower one. */
const codeOf = (scaled: number): number => boundaries.filter((boundary) => scaled > boundary).length;

/** 4-bit NormalFloat: the largest magnitude of each block of 64, and the code of the level nearest to each number. */
export const nf4Quantize: HandKernel<Nf4Shape, { values: Float32Array<ArrayBuffer> }, 'codes' | 'absmax'> = {
  name: 'nf4Quantize',
  reference: 'peft.nf4Quantize',

  wgsl: ({
    blocks,
  }) => `// NF4 codes of ${blocks} blocks of ${BLOCK}: each invocation has a block in registers
@group(0) @binding(0) var<storage, read> values: array<vec4<f32>, ${blocks * BLOCK_VEC4S}>;
@group(0) @binding(1) var<storage, read_write> absmax: array<f32, ${blocks}>;
@group(0) @binding(2) var<storage, read_write> codes: array<u32, ${blocks * WORDS}>;
${firstGroup(3)}

// How many boundaries between two levels lie below: the code.
fn codes4(x: vec4<f32>) -> vec4<u32> {
  var code = vec4<u32>();
  ${lines(boundaries.length, (i) => `code += vec4<u32>(x > vec4<f32>(${float32(boundaries[i]!)}));`)}
  return code;
}

fn packed(code: vec4<u32>) -> u32 {
  return code.x | (code.y << 4u) | (code.z << 8u) | (code.w << 12u);
}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let block = (first_group + group.x) * ${LANES}u + lane;
  if (block >= ${blocks}u) {
    return;
  }
  ${lines(BLOCK_VEC4S, (i) => `let x${i} = values[block * ${BLOCK_VEC4S}u + ${i}u];`)}
  let most = ${nested(BLOCK_VEC4S, (i) => `abs(x${i})`, 'max')};
  let largest = max(max(most.x, most.y), max(most.z, most.w));
  absmax[block] = largest;
  // A block of nothing but zeros has no scale; 0 has a code of its own.
  let scale = select(largest, 1.0f, largest == 0.0f);
  ${lines(WORDS, (i) => `codes[block * ${WORDS}u + ${i}u] = packed(codes4(x${2 * i} / scale)) | (packed(codes4(x${2 * i + 1} / scale)) << 16u);`)}
}
`,

  grid: ({ blocks }) => Math.ceil(blocks / LANES),
  steps: ({ blocks }) => 20 * blocks * BLOCK,
  arrays: ({ blocks }, { values }) => [given(values), wanted(blocks), wanted(blocks * WORDS)],
  read: ({ blocks }, parts) => {
    const packed = new Uint32Array(parts[2]!);
    const code = (i: number) =>
      (packed[Math.floor(i / CODES_PER_WORD)]! >>> (CODE_BITS * (i % CODES_PER_WORD))) & 15;
    return {
      absmax: new Float32Array(parts[1]!),
      codes: Uint8Array.from({ length: blocks * BLOCK }, (_, i) => code(i)),
    };
  },

  /** A code is a choice: nothing but itself is right, unless a boundary is closer than the error of the quotient. */
  bound: ({ blocks }, { values }) => {
    const absmax = { value: new Float64Array(blocks), error: new Float64Array(blocks) };
    const codes = { value: new Float64Array(values.length), error: new Float64Array(values.length) };
    for (let block = 0; block < blocks; block++) {
      const data = values.subarray(block * BLOCK, (block + 1) * BLOCK);
      const largest = data.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      absmax.value[block] = largest;
      absmax.error[block] = exactly(largest).error;
      for (const [i, each] of data.entries()) {
        const scaled = largest === 0 ? { value: 0, error: 0 } : over(exactly(each), exactly(largest));
        const code = codeOf(scaled.value);
        codes.value[block * BLOCK + i] = code;
        codes.error[block * BLOCK + i] = farthest(code, scaled.value, scaled.error);
      }
    }
    return { codes, absmax };
  },
};

/** How many codes away the error of the quotient and the rounding of the boundaries can lead. */
function farthest(code: number, scaled: number, error: number): number {
  if (error === Number.POSITIVE_INFINITY) return NF4_LEVELS.length;
  const reach = error + 2 ** -24;
  return Math.max(code - codeOf(scaled - reach), codeOf(scaled + reach) - code);
}
