import { isChoice } from '@/lib/engine/interpret/bound-choices';
import type { Node } from '@/lib/engine/language/node';
import { isGiven, outputNodes } from '@/lib/engine/outputs';
import { type Program, prepare } from '@/lib/engine/prepare';
import { stridesOf } from '@/lib/engine/tensor';
import { type Evidence, judge, type NotCheckedReason } from './evidence';
import { plan } from './job';
import { type GpuFailure, isFailure } from './runtime/failure';
import type { Gpu } from './runtime/gpu';

/** A scalar of an evaluation: first a field of the output or `steps`, then names and indices. */
export type Path = readonly (string | number)[];

/** One engine call and the value that the server's float64 has for it. */
/** `input` as the engine will validate it: the page hands on what the server sent. */
export type VerifyRequest = { op: string; input: unknown; path: Path; value: number };

const notChecked = (reason: NotCheckedReason): Evidence => ({ kind: 'notChecked', reason });

const reasons: Readonly<Record<GpuFailure['failed'], NotCheckedReason>> = {
  noAdapter: 'noAdapter',
  noDevice: 'noAdapter',
  deviceLost: 'deviceLost',
  refused: 'failed',
  cancelled: 'timeout',
};

/** The node a path leads to and which of its elements, or nothing where it does not lead to a scalar. */
export function locate(program: Program, path: Path): { node: Node; element: number } | undefined {
  const named = [
    ...outputNodes(program.outputs),
    ...program.steps.map(({ name, node }) => ({ path: ['steps', name], node })),
  ];
  const found = named.find((each) => each.path.every((part, i) => part === path[i]));
  if (!found) return undefined;
  const { shape } = found.node;
  const indices = path.slice(found.path.length);
  const inside = indices.every(
    (at, axis) => Number.isInteger(at) && Number(at) >= 0 && Number(at) < (shape[axis] ?? 0),
  );
  if (!inside || indices.length !== shape.length) return undefined;
  const strides = stridesOf(shape);
  return {
    node: found.node,
    element: indices.reduce<number>((sum, at, axis) => sum + Number(at) * strides[axis]!, 0),
  };
}

/** Computes the case on the GPU and compares every element of its outputs and steps with the float64 reference. */
export async function verify(gpu: Gpu, request: VerifyRequest): Promise<Evidence> {
  const prepared = prepare(request.op, request.input);
  if (!prepared.ok) return notChecked('failed');
  const asked = locate(prepared.value, request.path);
  if (!asked) return notChecked(isGiven(prepared.value.outputs, request.path) ? 'given' : 'failed');
  const planned = plan(prepared.value, request.input);
  if (!planned.ok) return notChecked(planned.error.code === 'UNSUPPORTED' ? 'unsupported' : 'failed');
  const { kernel, roots, expected } = planned.value;
  if (expected.get(asked.node)!.error[asked.element] === Number.POSITIVE_INFINITY)
    return notChecked('noBound');
  const run = await gpu.run(kernel);
  if (isFailure(run)) return notChecked(reasons[run.failed]);
  const compared = roots.map((node) => ({
    dtype: node.dtype,
    choice: isChoice(node),
    gpu: run.values.get(node)!,
    expected: expected.get(node)!,
  }));
  const at = { index: roots.indexOf(asked.node), element: asked.element, referenceValue: request.value };
  return judge(compared, at, { adapter: run.adapter, milliseconds: run.milliseconds });
}
