import { philox4x32 } from '@/lib/engine/random';
import { given, wanted } from './arrays';
import { type Approximate, bounded } from './error-analysis';
import type { HandKernel } from './kernel';
import { normals } from './normal-bound';
import { normalText, philoxText } from './random-text';
import { firstGroup } from './text';

/** Blocks of four words. */
export type DrawsShape = { blocks: number };

const LANES = 64;
const PER_BLOCK = 4;

/** The first blocks of a stream: Philox's words, and a standard normal draw from each. */
export const normalDraws: HandKernel<DrawsShape, { key: Uint32Array<ArrayBuffer> }, 'words' | 'draws'> = {
  name: 'normalDraws',
  reference: 'philox4x32, lib/engine/random.ts',

  wgsl: ({ blocks }) => `// ${blocks} blocks of Philox4x32-10 and the normal draws they give
@group(0) @binding(0) var<storage, read> key: array<u32, 2>;
@group(0) @binding(1) var<storage, read_write> words: array<vec4<u32>, ${blocks}>;
@group(0) @binding(2) var<storage, read_write> draws: array<vec4<f32>, ${blocks}>;
${firstGroup(3)}
${philoxText}${normalText}
@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let block = (first_group + group.x) * ${LANES}u + lane;
  if (block >= ${blocks}u) {
    return;
  }
  let drawn = philox4x32(vec4<u32>(block, 0u, 0u, 0u), vec2<u32>(key[0], key[1]));
  words[block] = drawn;
  draws[block] = normals(drawn);
}
`,

  grid: ({ blocks }) => Math.ceil(blocks / LANES),
  steps: ({ blocks }) => 200 * blocks,
  arrays: ({ blocks }, { key }) => [given(key), wanted(blocks * PER_BLOCK), wanted(blocks * PER_BLOCK)],
  read: (_, parts) => ({ words: new Uint32Array(parts[1]!), draws: new Float32Array(parts[2]!) }),

  bound: ({ blocks }, { key }) => {
    const words = new Float64Array(blocks * PER_BLOCK);
    const draws: Approximate[] = [];
    for (let block = 0; block < blocks; block++) {
      const drawn = philox4x32([block, 0, 0, 0], [key[0]!, key[1]!]);
      words.set(drawn, block * PER_BLOCK);
      draws.push(...normals(drawn));
    }
    return { words: { value: words, error: new Float64Array(words.length) }, draws: bounded(draws) };
  },
};
