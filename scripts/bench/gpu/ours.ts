import type { Bounded } from '@/lib/engine/interpret/bounded';
import { flashAttention } from '@/lib/gpu/kernels/flash-attention';
import { type Arrays, type HandKernel, workOf } from '@/lib/gpu/kernels/kernel';
import { matmul } from '@/lib/gpu/kernels/matmul';
import { layerNorm } from '@/lib/gpu/kernels/norm';
import { softmax } from '@/lib/gpu/kernels/softmax';
import { isFailure } from '@/lib/gpu/runtime/failure';
import { createGpu, type Gpu } from '@/lib/gpu/runtime/gpu';
import { type Held, isHeld } from '@/lib/gpu/runtime/held';
import type { Work } from '@/lib/gpu/runtime/work';
import type { Inputs, Library, Prepared } from './library';
import { LAYER_NORM_EPS, type Task } from './tasks';

/** A kernel, whatever its types, bound to a task's shape and inputs. */
type Bound = { work: Work; read(parts: readonly (ArrayBuffer | null)[]): Float32Array; expected(): Bounded };

function bind<Shape, In extends Arrays, Out extends string>(
  kernel: HandKernel<Shape, In, Out>,
  shape: Shape,
  inputs: In,
  output: Out,
): Bound {
  return {
    work: workOf(kernel, shape, inputs),
    read: (parts) => kernel.read(shape, parts)[output] as Float32Array,
    expected: () => kernel.bound(shape, inputs)[output],
  };
}

/** On an adapter in software, products of so many steps are worth the time that larger tiles take to compile. */
const WIDE_STEPS = 2 ** 24;

function boundTo(task: Task, [first, second, third]: Inputs, software: boolean): Bound {
  const wide = (steps: number) => software && steps >= WIDE_STEPS;
  if (task.kind === 'matmul') {
    const shape = { ...task.shape, wide: wide(matmul.steps(task.shape)) };
    return bind(matmul, shape, { a: first!, b: second! }, 'c');
  }
  if (task.kind === 'softmax') return bind(softmax, task.shape, { x: first! }, 'y');
  if (task.kind === 'attention') {
    const shape = { ...task.shape, wide: wide(flashAttention.steps(task.shape)) };
    return bind(flashAttention, shape, { q: first!, k: second!, v: third! }, 'o');
  }
  const { width } = task.shape;
  const [weight, bias] = [new Float32Array(width).fill(1), new Float32Array(width)];
  return bind(layerNorm, { ...task.shape, eps: LAYER_NORM_EPS }, { x: first!, weight, bias }, 'y');
}

/** The float64 values of a task. */
export const reference = (task: Task, inputs: Inputs): Float64Array =>
  boundTo(task, inputs, false).expected().value;

async function onDevice(gpu: Gpu, work: Work): Promise<Work> {
  const arrays = work.arrays.map(async (array) => {
    if (!array.readOnly || isHeld(array.given)) return array;
    const held = await gpu.hold(array.given as Float32Array<ArrayBuffer>);
    if (isFailure(held)) throw new Error(held.detail);
    return { ...array, given: held };
  });
  return { ...work, arrays: await Promise.all(arrays) };
}

export function ours(): Library {
  const gpu = createGpu(navigator.gpu);
  let software = false;
  return {
    name: 'gradcheck',
    async open() {
      const opened = await gpu.open();
      if (isFailure(opened)) throw new Error(opened.detail);
      software = opened.software;
    },
    async prepare(task, inputs): Promise<Prepared> {
      const { work, read } = boundTo(task, inputs, software);
      const held = await onDevice(gpu, work);
      return {
        async run() {
          const ran = await gpu.compute(held);
          if (isFailure(ran)) throw new Error(`${ran.failed}: ${ran.detail}`);
          return read(ran.parts);
        },
        release() {
          for (const { given } of held.arrays) if (isHeld(given)) (given as Held).release();
        },
      };
    },
  };
}
