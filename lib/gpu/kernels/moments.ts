import { given, wanted } from './arrays';
import { type Approximate, exactly, minus, summed, times } from './error-analysis';
import type { HandKernel } from './kernel';
import { sealed } from './sealed';
import { firstGroup } from './text';

/** x [outer, channels, inner] in memory: a batch [N,C] has inner 1, images [N,C,H,W] inner H·W, one long row channels 1. */
export type MomentsShape = { outer: number; channels: number; inner: number };

/** One invocation goes through at most this many numbers; what the strips found is merged in float64. */
const STRIP = 256;
const LANES = 64;
/** Origin, Σ(x − origin) and Σ(x − origin)² of a strip. */
const PARTS = 3;

const layout = ({ outer, channels, inner }: MomentsShape) => {
  const count = outer * inner;
  return { count, strips: Math.ceil(count / STRIP), invocations: Math.ceil(count / STRIP) * channels };
};

const stripCount = (strip: number, strips: number, count: number) => Math.ceil((count - strip) / strips);

/** Mean and biased variance of every channel: the statistics of batch norm, and of any long row. */
export const moments: HandKernel<MomentsShape, { x: Float32Array<ArrayBuffer> }, 'mean' | 'variance'> = {
  name: 'moments',
  reference: 'norm.batchNorm',

  wgsl: (shape) => {
    const { outer, channels, inner } = shape;
    const { count, strips, invocations } = layout(shape);
    // Neighbouring invocations read neighbouring memory: along a channel, or across channels where inner is 1.
    const [channel, strip] =
      inner === 1
        ? [`index % ${channels}u`, `index / ${channels}u`]
        : [`index / ${strips}u`, `index % ${strips}u`];
    return `// Mean and variance of ${channels} channels of ${count}: counted from a number of the strip itself, so that a far mean costs no digits
@group(0) @binding(0) var<storage, read> x: array<f32, ${outer * channels * inner}>;
@group(0) @binding(1) var<storage, read_write> found: array<f32, ${invocations * PARTS}>;
${firstGroup(2)}
${sealed}
fn element(channel: u32, i: u32) -> f32 {
  return x[(i / ${inner}u) * ${channels * inner}u + channel * ${inner}u + i % ${inner}u];
}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let index = (first_group + group.x) * ${LANES}u + lane;
  if (index >= ${invocations}u) {
    return;
  }
  let channel = ${channel};
  let strip = ${strip};
  let origin = element(channel, strip);
  var total = 0.0f;
  var squares = 0.0f;
  for (var i = strip + ${strips}u; i < ${count}u; i += ${strips}u) {
    let d = sealed(element(channel, i) - origin);
    total += d;
    squares += d * d;
  }
  let at = (channel * ${strips}u + strip) * ${PARTS}u;
  found[at] = origin;
  found[at + 1u] = total;
  found[at + 2u] = squares;
}
`;
  },

  grid: (shape) => Math.ceil(layout(shape).invocations / LANES),
  steps: ({ outer, channels, inner }) => 3 * outer * channels * inner,
  arrays: (shape, { x }) => [given(x), wanted(layout(shape).invocations * PARTS)],

  read: (shape, parts) => {
    const found = new Float32Array(parts[1]!);
    const { count, strips } = layout(shape);
    const [mean, variance] = [new Float64Array(shape.channels), new Float64Array(shape.channels)];
    for (let channel = 0; channel < shape.channels; channel++) {
      const own = found.subarray(channel * strips * PARTS, (channel + 1) * strips * PARTS);
      const merged = merge(count, strips, (strip, part) => own[strip * PARTS + part]!);
      mean[channel] = merged.mean;
      variance[channel] = merged.variance;
    }
    return { mean, variance };
  },

  bound: (shape, { x }) => {
    const { channels } = shape;
    const mean = { value: new Float64Array(channels), error: new Float64Array(channels) };
    const variance = { value: new Float64Array(channels), error: new Float64Array(channels) };
    for (let channel = 0; channel < channels; channel++) {
      const data = channelOf(shape, x, channel);
      const found = stripsOf(shape, data);
      const exact = twoPass(data);
      mean.value[channel] = exact.mean;
      variance.value[channel] = exact.variance;
      mean.error[channel] = found.reduce((sum, { total }) => sum + total.error, 0) / data.length;
      variance.error[channel] = varianceError(found, exact.mean, mean.error[channel]!, data.length);
    }
    return { mean, variance };
  },
};

/** Chan, Golub and LeVeque (1979): moments of parts to moments of the whole, in float64. */
function merge(count: number, strips: number, part: (strip: number, part: number) => number) {
  let mean = 0;
  for (let strip = 0; strip < strips; strip++)
    mean += (stripCount(strip, strips, count) * part(strip, 0) + part(strip, 1)) / count;
  let spread = 0;
  for (let strip = 0; strip < strips; strip++) {
    const n = stripCount(strip, strips, count);
    const [origin, total, squares] = [part(strip, 0), part(strip, 1), part(strip, 2)];
    spread += squares - total ** 2 / n + n * (origin + total / n - mean) ** 2;
  }
  return { mean, variance: spread / count };
}

function channelOf({ outer, channels, inner }: MomentsShape, x: Float32Array, channel: number): Float64Array {
  const at = (i: number) => Math.floor(i / inner) * channels * inner + channel * inner + (i % inner);
  return Float64Array.from({ length: outer * inner }, (_, i) => x[at(i)]!);
}

function twoPass(data: Float64Array): { mean: number; variance: number } {
  const mean = data.reduce((sum, each) => sum + each / data.length, 0);
  const spread = data.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, variance: spread / data.length };
}

type Strip = { n: number; origin: number; total: Approximate; squares: Approximate };

function stripsOf(shape: MomentsShape, data: Float64Array): Strip[] {
  const { strips, count } = layout(shape);
  return Array.from({ length: strips }, (_, strip) => {
    const differences: Approximate[] = [];
    for (let i = strip; i < count; i += strips)
      differences.push(minus(exactly(data[i]!), exactly(data[strip]!)));
    return {
      n: differences.length,
      origin: data[strip]!,
      total: summed(differences),
      squares: summed(differences.map((each) => times(each, each))),
    };
  });
}

/** How far Σ[squares − total²/n + n(meanₛ − mean)²]/N can move when totals and squares move within their errors. */
function varianceError(strips: readonly Strip[], mean: number, meanError: number, count: number): number {
  const spreadError = strips.reduce((sum, { n, origin, total, squares }) => {
    const inside = squares.error + (2 * Math.abs(total.value) * total.error + total.error ** 2) / n;
    const distance = Math.abs(origin + total.value / n - mean);
    const moved = total.error / n + meanError;
    return sum + inside + n * (2 * distance * moved + moved ** 2);
  }, 0);
  return spreadError / count;
}
