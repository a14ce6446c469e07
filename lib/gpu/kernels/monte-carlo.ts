import { philox4x32 } from '@/lib/engine/random';
import { given, wanted } from './arrays';
import { type Approximate, summed, times } from './error-analysis';
import type { HandKernel } from './kernel';
import { normals } from './normal-bound';
import { normalText, philoxText } from './random-text';
import { firstGroup } from './text';

/** `samples` logits q·k of independent standard normal q, k of `width` components, an even number. */
export type LogitShape = { samples: number; width: number };

const LANES = 64;
/** So many samples of one invocation are added up in float32; what the invocations found is merged in float64. */
const PER_INVOCATION = 16;

const invocations = ({ samples }: LogitShape) => Math.ceil(samples / PER_INVOCATION);

/** Mean and variance of attention logits by drawing them: the experiment behind the 1/√d of attention. */
export const logitMoments: HandKernel<LogitShape, { key: Uint32Array<ArrayBuffer> }, 'mean' | 'variance'> = {
  name: 'logitMoments',
  reference: 'attn.logitVariance',

  wgsl: (
    shape,
  ) => `// Σ and Σ of squares of ${shape.samples} logits of width ${shape.width}: sample s takes the blocks (0 …, s, 0, 0)
@group(0) @binding(0) var<storage, read> key: array<u32, 2>;
@group(0) @binding(1) var<storage, read_write> found: array<vec2<f32>, ${invocations(shape)}>;
${firstGroup(2)}
${philoxText}${normalText}
fn logit(sample: u32) -> f32 {
  var sum = 0.0f;
  for (var block = 0u; block < ${shape.width / 2}u; block++) {
    let draws = normals(philox4x32(vec4<u32>(block, sample, 0u, 0u), vec2<u32>(key[0], key[1])));
    sum += draws.x * draws.y + draws.z * draws.w;
  }
  return sum;
}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let index = (first_group + group.x) * ${LANES}u + lane;
  if (index >= ${invocations(shape)}u) {
    return;
  }
  let end = min((index + 1u) * ${PER_INVOCATION}u, ${shape.samples}u);
  var totals = vec2<f32>();
  for (var sample = index * ${PER_INVOCATION}u; sample < end; sample++) {
    let x = logit(sample);
    totals += vec2<f32>(x, x * x);
  }
  found[index] = totals;
}
`,

  grid: (shape) => Math.ceil(invocations(shape) / LANES),
  steps: ({ samples, width }) => 100 * samples * width,
  arrays: (shape, { key }) => {
    if (shape.width % 2 !== 0) throw new RangeError(`a width of ${shape.width} is odd`);
    return [given(key), wanted(2 * invocations(shape))];
  },
  read: ({ samples }, parts) => {
    const found = new Float32Array(parts[1]!);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < found.length; i += 2) {
      sum += found[i]!;
      squares += found[i + 1]!;
    }
    const mean = sum / samples;
    return { mean: [mean], variance: [squares / samples - mean ** 2] };
  },

  /** The same draws in float64: what rounding may add, not how far an estimate is from the truth. */
  bound: (shape, { key }) => {
    const { samples, width } = shape;
    let [sum, squares, sumError, squaresError] = [0, 0, 0, 0];
    for (let start = 0; start < samples; start += PER_INVOCATION) {
      const count = Math.min(PER_INVOCATION, samples - start);
      const drawn = Array.from({ length: count }, (_, i) => logit(start + i, width, key));
      const [total, totalOfSquares] = [summed(drawn), summed(drawn.map((x) => times(x, x)))];
      sum += total.value;
      squares += totalOfSquares.value;
      sumError += total.error;
      squaresError += totalOfSquares.error;
    }
    const [mean, meanError] = [sum / samples, sumError / samples];
    const varianceError = squaresError / samples + 2 * Math.abs(mean) * meanError + meanError ** 2;
    return {
      mean: { value: Float64Array.of(mean), error: Float64Array.of(meanError) },
      variance: {
        value: Float64Array.of(squares / samples - mean ** 2),
        error: Float64Array.of(varianceError),
      },
    };
  },
};

function logit(sample: number, width: number, key: Uint32Array): Approximate {
  const products: Approximate[] = [];
  for (let block = 0; block < width / 2; block++) {
    const [a, b, c, d] = normals(philox4x32([block, sample, 0, 0], [key[0]!, key[1]!]));
    products.push(times(a!, b!), times(c!, d!));
  }
  return summed(products);
}
