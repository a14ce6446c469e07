import { evaluateOutput } from '@/lib/engine/evaluate';
import { LARGEST } from '@/lib/engine/interpret/float32';
import type { JsonTree } from '@/lib/engine/json';
import type { Node } from '@/lib/engine/language/node';
import { assemble, assembleBounds, outputNodes } from '@/lib/engine/outputs';
import { type Program, prepare } from '@/lib/engine/prepare';
import { failure, type Result, success } from '@/lib/engine/result';
import { type Job, plan } from '@/lib/gpu/job';
import { isFailure } from '@/lib/gpu/runtime/failure';
import type { Gpu } from '@/lib/gpu/runtime/gpu';

/** The fields of a line's answer. */
type Answer = { output: JsonTree; bound?: JsonTree; adapter?: string };

/** Answers one case. */
export type Backend = (op: string, input: unknown) => Promise<Result<Answer>>;

/** The float64 reference. */
export const onCpu: Backend = async (op, input) => {
  const result = evaluateOutput(op, input);
  return result.ok ? success({ output: result.value }) : result;
};

/** The field of an answer that float32 cannot work out: nothing is promised because something left its range. */
function beyondRange(
  program: Program,
  { expected }: Job,
  gpu: ReadonlyMap<Node, Float64Array>,
): string | undefined {
  const leaves = (x: number) => !(Math.abs(x) <= LARGEST);
  const somethingLeft = [...expected.values()].some(({ value }) => value.some(leaves));
  const field = outputNodes(program.outputs).find(({ node }) => {
    const unbounded = expected.get(node)!.error.includes(Number.POSITIVE_INFINITY);
    return unbounded && (somethingLeft || gpu.get(node)!.some(leaves));
  });
  return field?.path.join('.');
}

/** WebGPU, with the proven bound beside every number. */
export function onGpu(gpu: Gpu): Backend {
  return async (op, input) => {
    const prepared = prepare(op, input);
    if (!prepared.ok) return prepared;
    const program = prepared.value;
    const planned = plan(program, input);
    if (!planned.ok) return planned;
    const run = await gpu.run(planned.value.kernel);
    if (isFailure(run)) return failure('INTERNAL', '', `${run.failed}: ${run.detail}`);
    const field = beyondRange(program, planned.value, run.values);
    if (field !== undefined)
      return failure(
        'UNSUPPORTED',
        'input',
        `${field}: on the way a value leaves the range of float32, or is divided by 0`,
      );
    const { expected } = planned.value;
    const valuesOf = (node: Node) => run.values.get(node)!;
    return success({
      output: assemble(program.outputs, valuesOf),
      bound: assembleBounds(program.outputs, (node) => expected.get(node)!.error, valuesOf),
      adapter: run.adapter,
    });
  };
}
