import { changed, given, VEC4, vec4s } from './arrays';
import { type Approximate, bounded, exactly, minus, over, plus, squareRoot, times } from './error-analysis';
import type { HandKernel } from './kernel';
import { firstGroup, lines } from './text';

/** `length` parameters, a whole number of `vec4`s. */
export type StepShape = { length: number };

type Numbers = Float32Array<ArrayBuffer>;
type Inputs = { params: Numbers; grads: Numbers; m: Numbers; v: Numbers; settings: Numbers };

export type AdamwSettings = {
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;
  weightDecay: number;
  /** Which step this is, from 1. */
  t: number;
};

const settingNames = [
  'beta1',
  'oneMinusBeta1',
  'beta2',
  'oneMinusBeta2',
  'correction1',
  'correction2',
  'lr',
  'eps',
  'decay',
] as const;
const LANES = 64;
const PER_INVOCATION = 4;

/** What a step is made with, worked out in float64: near t = 1 the corrections 1 − βᵗ would lose their digits. */
export function adamwSettings({ lr, beta1, beta2, eps, weightDecay, t }: AdamwSettings): Numbers {
  return Float32Array.of(
    beta1,
    1 - beta1,
    beta2,
    1 - beta2,
    1 - beta1 ** t,
    1 - beta2 ** t,
    lr,
    eps,
    1 - lr * weightDecay,
  );
}

/** One step of AdamW (Loshchilov and Hutter 2019, algorithm 2) over every parameter, fused: each number moves once. */
export const adamwStep: HandKernel<StepShape, Inputs, 'params' | 'm' | 'v'> = {
  name: 'adamwStep',
  reference: 'optim.adamw',

  wgsl: ({
    length,
  }) => `// One step of AdamW over ${length} parameters: ${PER_INVOCATION} vec4s for each invocation
@group(0) @binding(0) var<storage, read_write> params: array<vec4<f32>, ${vec4s(length)}>;
@group(0) @binding(1) var<storage, read> grads: array<vec4<f32>, ${vec4s(length)}>;
@group(0) @binding(2) var<storage, read_write> m: array<vec4<f32>, ${vec4s(length)}>;
@group(0) @binding(3) var<storage, read_write> v: array<vec4<f32>, ${vec4s(length)}>;
@group(0) @binding(4) var<storage, read> settings: array<f32, ${settingNames.length}>;
${firstGroup(5)}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  ${lines(settingNames.length, (i) => `let ${settingNames[i]} = settings[${i}];`)}
  let start = (first_group + group.x) * ${LANES * PER_INVOCATION}u + lane;
  let end = min(start + ${LANES * PER_INVOCATION}u, ${vec4s(length)}u);
  for (var i = start; i < end; i += ${LANES}u) {
    let gradient = grads[i];
    let first = beta1 * m[i] + oneMinusBeta1 * gradient;
    let second = beta2 * v[i] + oneMinusBeta2 * (gradient * gradient);
    m[i] = first;
    v[i] = second;
    // WGSL's sqrt is only promised in the normal range.
    let variance = second / correction2;
    let root = select(sqrt(variance), vec4<f32>(), variance < vec4<f32>(1.1754943508222875e-38f));
    params[i] = params[i] * decay - lr * (first / correction1) / (root + eps);
  }
}
`,

  grid: ({ length }) => Math.ceil(vec4s(length) / (LANES * PER_INVOCATION)),
  steps: ({ length }) => 10 * length,
  arrays: ({ length }, { params, grads, m, v, settings }) => {
    if (length % VEC4 !== 0) throw new RangeError(`${length} parameters are no whole number of vec4s`);
    return [changed(params), given(grads), changed(m), changed(v), given(settings)];
  },
  read: (_, parts) => ({
    params: new Float32Array(parts[0]!),
    m: new Float32Array(parts[2]!),
    v: new Float32Array(parts[3]!),
  }),

  bound: ({ length }, inputs) => {
    const setting = (name: (typeof settingNames)[number]) =>
      exactly(inputs.settings[settingNames.indexOf(name)]!);
    const outputs: Record<'params' | 'm' | 'v', Approximate[]> = { params: [], m: [], v: [] };
    for (let i = 0; i < length; i++) {
      const gradient = exactly(inputs.grads[i]!);
      const moved = (old: number, keep: Approximate, take: Approximate, seen: Approximate) =>
        plus(times(keep, exactly(old)), times(take, seen));
      const m = moved(inputs.m[i]!, setting('beta1'), setting('oneMinusBeta1'), gradient);
      const squared = times(gradient, gradient);
      const v = moved(inputs.v[i]!, setting('beta2'), setting('oneMinusBeta2'), squared);
      const root = squareRoot(over(v, setting('correction2')));
      const step = over(times(setting('lr'), over(m, setting('correction1'))), plus(root, setting('eps')));
      outputs.params.push(minus(times(exactly(inputs.params[i]!), setting('decay')), step));
      outputs.m.push(m);
      outputs.v.push(v);
    }
    return { params: bounded(outputs.params), m: bounded(outputs.m), v: bounded(outputs.v) };
  },
};
