import { philox4x32 } from '@/lib/engine/random';
import { given, wanted } from './arrays';
import { addUp, exactly } from './integer-sums';
import type { HandKernel } from './kernel';
import { philoxText } from './random-text';
import { firstGroup } from './text';

/** So many tokens, each with a fate of its own. */
export type MaskingShape = { samples: number };

/** In units of 2⁻²⁴: a token below `select` is chosen; a chosen one below `mask` is hidden, below `replace` swapped. */
export const maskingShares = (select: number, mask: number, random: number): Uint32Array<ArrayBuffer> =>
  Uint32Array.from([select, mask, mask + random], (share) => Math.round(share * 2 ** 24));

type Inputs = { key: Uint32Array<ArrayBuffer>; shares: Uint32Array<ArrayBuffer> };
export type MaskingCount = 'selected' | 'masked' | 'random' | 'kept';

const LANES = 64;
const PER_INVOCATION = 64;
const FATES = 4;

const invocations = ({ samples }: MaskingShape) => Math.ceil(samples / PER_INVOCATION);

/** How many tokens masked-language modelling chooses, and what becomes of them, by drawing each token's fate. */
export const maskingCounts: HandKernel<MaskingShape, Inputs, MaskingCount> = {
  name: 'maskingCounts',
  reference: 'bert.mlmCounts',

  wgsl: (shape) => `// The fates of ${shape.samples} tokens: token s takes the block (s, 0, 0, 0)
@group(0) @binding(0) var<storage, read> key: array<u32, 2>;
@group(0) @binding(1) var<storage, read> shares: array<u32, 3>;
@group(0) @binding(2) var<storage, read_write> found: array<vec4<u32>, ${invocations(shape)}>;
${firstGroup(3)}
${philoxText}
@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let index = (first_group + group.x) * ${LANES}u + lane;
  if (index >= ${invocations(shape)}u) {
    return;
  }
  let end = min((index + 1u) * ${PER_INVOCATION}u, ${shape.samples}u);
  var counts = vec4<u32>();
  for (var token = index * ${PER_INVOCATION}u; token < end; token++) {
    let drawn = philox4x32(vec4<u32>(token, 0u, 0u, 0u), vec2<u32>(key[0], key[1])) >> vec4<u32>(8u);
    if (drawn.x >= shares[0]) {
      continue;
    }
    let masked = drawn.y < shares[1];
    let random = !masked && drawn.y < shares[2];
    counts += vec4<u32>(1u, u32(masked), u32(random), u32(!masked && !random));
  }
  found[index] = counts;
}
`,

  grid: (shape) => Math.ceil(invocations(shape) / LANES),
  steps: ({ samples }) => 60 * samples,
  arrays: (shape, { key, shares }) => [given(key), given(shares), wanted(FATES * invocations(shape))],
  read: (_, parts) => {
    const [selected, masked, random, kept] = addUp(parts[2]!, FATES);
    return { selected: [selected!], masked: [masked!], random: [random!], kept: [kept!] };
  },

  bound: ({ samples }, { key, shares }) => {
    const counts: Record<MaskingCount, number> = { selected: 0, masked: 0, random: 0, kept: 0 };
    for (let token = 0; token < samples; token++) {
      const [chance, fate] = philox4x32([token, 0, 0, 0], [key[0]!, key[1]!]).map((word) => word >>> 8);
      if (chance! >= shares[0]!) continue;
      counts.selected += 1;
      counts[fate! < shares[1]! ? 'masked' : fate! < shares[2]! ? 'random' : 'kept'] += 1;
    }
    return {
      selected: exactly(counts.selected),
      masked: exactly(counts.masked),
      random: exactly(counts.random),
      kept: exactly(counts.kept),
    };
  },
};
