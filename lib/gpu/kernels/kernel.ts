import type { Bounded } from '@/lib/engine/interpret/bounded';
import { type GpuFailure, isFailure } from '../runtime/failure';
import type { Gpu } from '../runtime/gpu';
import type { ArrayPlan, Control, Work } from '../runtime/work';

/** Arrays by name: what a kernel is given and what it gives. Every given number is a float32 already. */
export type Arrays = Readonly<Record<string, Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>>;

/**
 * A shader written by hand, for shapes that a fused graph in one workgroup is too slow for. All text depends on the
 * shape only. Every kernel counts its workgroups along one line and takes the first one's number from the uniform
 * `first_group` at its last binding, so that a long run can be cut anywhere.
 */
export type HandKernel<Shape, Inputs extends Arrays, Outputs extends string> = {
  name: string;
  /** The op or function whose numbers it computes. */
  reference: string;
  wgsl(shape: Shape): string;
  /** How many workgroups. */
  grid(shape: Shape): number;
  /** Element steps of them all, roughly. */
  steps(shape: Shape): number;
  /** The arrays in the order of their bindings. */
  arrays(shape: Shape, inputs: Inputs): ArrayPlan[];
  /** The outputs from the parts that were read back, padding left out. */
  read(shape: Shape, parts: readonly (ArrayBuffer | null)[]): Readonly<Record<Outputs, ArrayLike<number>>>;
  /**
   * Float64 values, and a proven bound on how far this kernel may be from them under WGSL's rules, in any order of
   * sums: 0 for whole numbers, infinite where nothing is promised.
   */
  bound(shape: Shape, inputs: Inputs): Readonly<Record<Outputs, Bounded>>;
};

/** The work of a kernel over a shape's inputs. */
export function workOf<Shape, Inputs extends Arrays, Outputs extends string>(
  kernel: HandKernel<Shape, Inputs, Outputs>,
  shape: Shape,
  inputs: Inputs,
): Work {
  return {
    wgsl: kernel.wgsl(shape),
    arrays: kernel.arrays(shape, inputs),
    groups: kernel.grid(shape),
    steps: kernel.steps(shape),
  };
}

export type HandRun<Outputs extends string> = {
  outputs: Readonly<Record<Outputs, ArrayLike<number>>>;
  adapter: string;
  milliseconds: number;
};

/** Runs a kernel on the device. */
export async function runKernel<Shape, Inputs extends Arrays, Outputs extends string>(
  gpu: Gpu,
  kernel: HandKernel<Shape, Inputs, Outputs>,
  shape: Shape,
  inputs: Inputs,
  control?: Control,
): Promise<HandRun<Outputs> | GpuFailure> {
  const ran = await gpu.compute(workOf(kernel, shape, inputs), control);
  if (isFailure(ran)) return ran;
  const { adapter, milliseconds, parts } = ran;
  return { outputs: kernel.read(shape, parts), adapter, milliseconds };
}
