import { examples } from '@/lib/engine/examples';
import { prepare } from '@/lib/engine/prepare';
import { ops } from '@/lib/engine/registry';
import { tally } from './evidence';
import { plan } from './job';
import { kernelCases, keyOf } from './kernels/cases';
import { type Estimate, isPlausible, logitEstimate } from './kernels/estimate';
import { runKernel } from './kernels/kernel';
import { logitMoments } from './kernels/monte-carlo';
import { type GpuFailure, isFailure } from './runtime/failure';
import type { Gpu } from './runtime/gpu';

type Compared = { maxDelta: number; bound: number; elements: number; milliseconds: number };

/** What one check found; its words are those of `Evidence`. */
export type Finding = { part: 'op' | 'kernel' | 'simulation'; name: string } & (
  | ({ kind: 'exact' | 'agrees' | 'tie' | 'disagrees' } & Compared)
  | ({ kind: 'statistical' | 'disagrees'; milliseconds: number } & Estimate)
  /** `detail`: for a report, not for a reader. */
  | { kind: 'notChecked'; reason: 'unsupported' | 'deviceLost' | 'failed'; detail: string }
);

/** A check that can be run; made ready only then. */
type Check = () => Promise<Finding>;

const LOGIT_SAMPLES = 20_000;
const LOGIT_WIDTH = 64;

function failed(part: Finding['part'], name: string, { failed: why, detail }: GpuFailure): Finding {
  return { part, name, kind: 'notChecked', reason: why === 'deviceLost' ? 'deviceLost' : 'failed', detail };
}

/** One op on its example: every output and step within its bound. */
async function checkOp(gpu: Gpu, op: string): Promise<Finding> {
  const name = op;
  const prepared = prepare(op, examples[op]);
  if (!prepared.ok) throw new Error(`${op}: ${prepared.error.path} ${prepared.error.message}`);
  const planned = plan(prepared.value, examples[op]);
  if (!planned.ok) {
    return { part: 'op', name, kind: 'notChecked', reason: 'unsupported', detail: planned.error.message };
  }
  const { kernel, roots, expected } = planned.value;
  const run = await gpu.run(kernel);
  if (isFailure(run)) return failed('op', name, run);
  const compared = roots.map((node) => ({ gpu: run.values.get(node)!, expected: expected.get(node)! }));
  const { within, largestBound, maxDelta, bound, elements } = tally(compared);
  const kind = !within ? 'disagrees' : maxDelta === 0 && largestBound === 0 ? 'exact' : 'agrees';
  return { part: 'op', name, kind, maxDelta, bound, elements, milliseconds: run.milliseconds };
}

async function checkKernel(gpu: Gpu, make: (typeof kernelCases)[number]): Promise<Finding> {
  const each = make();
  const name = `${each.kernel} ${each.title}`;
  const checked = await each.check(gpu);
  if (isFailure(checked)) return failed('kernel', name, checked);
  const { within, largestBound, ties, maxDelta, bound, elements, milliseconds } = checked;
  const inside = ties > 0 ? 'tie' : maxDelta === 0 && largestBound === 0 ? 'exact' : 'agrees';
  const kind = within ? inside : 'disagrees';
  return { part: 'kernel', name, kind, maxDelta, bound, elements, milliseconds };
}

/** Draws logits and holds their variance to what theory says. */
async function simulate(gpu: Gpu): Promise<Finding> {
  const name = `Var(q·k), d = ${LOGIT_WIDTH}`;
  const shape = { samples: LOGIT_SAMPLES, width: LOGIT_WIDTH };
  const run = await runKernel(gpu, logitMoments, shape, { key: keyOf('self-check') });
  if (isFailure(run)) return failed('simulation', name, run);
  const found = logitEstimate(run.outputs.variance[0]!, LOGIT_SAMPLES, LOGIT_WIDTH);
  const kind = isPlausible(found) ? 'statistical' : 'disagrees';
  return { part: 'simulation', name, kind, milliseconds: run.milliseconds, ...found };
}

/** Everything there is to check: each op of the registry on its example, each kernel, and a simulation. */
export function checks(gpu: Gpu): Check[] {
  return [
    ...Object.keys(ops).map((op) => () => checkOp(gpu, op)),
    ...kernelCases.map((make) => () => checkKernel(gpu, make)),
    () => simulate(gpu),
  ];
}
