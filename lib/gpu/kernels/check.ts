import { type Tally, tally } from '../evidence';
import { type GpuFailure, isFailure } from '../runtime/failure';
import type { Gpu } from '../runtime/gpu';
import type { Control } from '../runtime/work';
import { type Arrays, type HandKernel, runKernel } from './kernel';

/** A kernel's result beside its bounds. */
export type Checked = Tally & {
  /** Elements that differ, where the reference is a whole number: a choice that float32 could not decide. */
  ties: number;
  adapter: string;
  milliseconds: number;
};

/** A kernel and what to run it on, whatever its types. */
export type KernelCase = {
  kernel: string;
  title: string;
  /** Element steps of a run. */
  steps: number;
  check(gpu: Gpu, control?: Control): Promise<Checked | GpuFailure>;
};

/** Makes a case of a kernel, a shape and inputs. */
export function kernelCase<Shape, Inputs extends Arrays, Outputs extends string>(
  kernel: HandKernel<Shape, Inputs, Outputs>,
  title: string,
  shape: Shape,
  inputs: Inputs,
): KernelCase {
  return {
    kernel: kernel.name,
    title,
    steps: kernel.steps(shape),
    async check(gpu, control) {
      const ran = await runKernel(gpu, kernel, shape, inputs, control);
      if (isFailure(ran)) return ran;
      const expected = kernel.bound(shape, inputs);
      const compared = (Object.keys(expected) as Outputs[]).map((name) => ({
        gpu: ran.outputs[name],
        expected: expected[name],
      }));
      const ties = compared.reduce((sum, each) => sum + tiesOf(each.gpu, each.expected), 0);
      return { ...tally(compared), ties, adapter: ran.adapter, milliseconds: ran.milliseconds };
    },
  };
}

/** Choices that came out otherwise although a whole number was expected, inside what their bound allows. */
function tiesOf(
  gpu: ArrayLike<number>,
  { value, error }: { value: Float64Array; error: Float64Array },
): number {
  if (!value.every(Number.isInteger) || !error.every(Number.isInteger)) return 0;
  return value.reduce((sum, each, i) => sum + (error[i]! > 0 && gpu[i] !== each ? 1 : 0), 0);
}
