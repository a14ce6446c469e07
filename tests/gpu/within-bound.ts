import { bounds } from '@/lib/engine/interpret/bound';
import { isChoice } from '@/lib/engine/interpret/bound-choices';
import type { Bounded } from '@/lib/engine/interpret/bounded';
import type { Node } from '@/lib/engine/language/node';
import { prepare } from '@/lib/engine/prepare';
import { compile } from '@/lib/gpu/compile/compile';
import { type Evidence, judge } from '@/lib/gpu/evidence';
import { type Job, plan } from '@/lib/gpu/job';
import { isFailure } from '@/lib/gpu/runtime/failure';
import type { Gpu } from '@/lib/gpu/runtime/gpu';

/** What a comparison of every element found. Needs nothing of Node's, so that a page can run it as well. */
export type Outcome = {
  elements: number;
  /** Elements float32 promises nothing for. */
  unbounded: number;
  /** In words, element by element; empty when the GPU keeps its bounds. */
  violations: string[];
  /** Errors as shares of their bounds, of every element whose bound is not 0. */
  shares: number[];
  /** What is said of each choice (an index, a code, a mask) that float32 cannot decide. */
  undecided: Evidence['kind'][];
};

/** The reference is a float64 result; the bound is on the distance to the exact one. */
const REFERENCE_SLACK = 1 + 2 ** -24;

function compare(
  roots: readonly Node[],
  expected: ReadonlyMap<Node, Bounded>,
  gpu: ReadonlyMap<Node, Float64Array>,
) {
  const outcome: Outcome = { elements: 0, unbounded: 0, violations: [], shares: [], undecided: [] };
  const compared = roots.map((node) => ({
    dtype: node.dtype,
    choice: isChoice(node),
    gpu: gpu.get(node)!,
    expected: expected.get(node)!,
  }));
  for (const [index, node] of roots.entries()) {
    const { value, error } = expected.get(node)!;
    const computed = gpu.get(node)!;
    for (const [i, bound] of error.entries()) {
      if (bound === Number.POSITIVE_INFINITY) {
        outcome.unbounded += 1;
        continue;
      }
      outcome.elements += 1;
      const delta = Math.abs(computed[i]! - value[i]!);
      if (bound > 0 && compared[index]!.choice) {
        const asked = { index, element: i, referenceValue: value[i]! };
        outcome.undecided.push(judge(compared, asked, { adapter: '', milliseconds: 0 }).kind);
      }
      if (bound > 0 && !compared[index]!.choice) outcome.shares.push(delta / bound);
      if (!(delta <= bound * REFERENCE_SLACK)) {
        outcome.violations.push(`${node.primitive}[${i}]: ${computed[i]} for ${value[i]}, bound ${bound}`);
      }
    }
  }
  return outcome;
}

/** Runs a graph on the GPU and holds every element of its roots to the bound. */
export async function runGraph(gpu: Gpu, roots: readonly Node[]): Promise<Outcome> {
  const kernel = compile({ title: 'a graph', roots, names: new Map(), symbols: new Map() });
  const run = await gpu.run(kernel);
  if (isFailure(run)) throw new Error(`${run.failed}: ${run.detail}\n${kernel.wgsl}`);
  const expected = bounds(roots) as ReadonlyMap<Node, Bounded>;
  return compare(roots, expected, run.values);
}

/** Runs one case of an op, outputs and steps, the way a learner's machine does. */
export async function runCase(gpu: Gpu, op: string, input: unknown): Promise<Outcome | { refused: string }> {
  const prepared = prepare(op, input);
  if (!prepared.ok) throw new Error(`${op}: ${prepared.error.path} ${prepared.error.message}`);
  const planned = plan(prepared.value, input);
  return planned.ok ? runJob(gpu, planned.value) : { refused: planned.error.message };
}

/** Runs a case that is ready. */
export async function runJob(gpu: Gpu, { kernel, roots, expected }: Job): Promise<Outcome> {
  const run = await gpu.run(kernel);
  if (isFailure(run)) throw new Error(`${run.failed}: ${run.detail}\n${kernel.wgsl}`);
  return compare(roots, expected, run.values);
}
