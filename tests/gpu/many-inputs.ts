import fc from 'fast-check';
import { randomInputs } from '@/lib/engine/cases.fixture';
import { prepare } from '@/lib/engine/prepare';
import { createStream } from '@/lib/engine/random';
import { type Job, plan } from '@/lib/gpu/job';
import { relativeOf } from './relatives';

/** A new shape is another kernel to compile: one for so many inputs, and after that inputs of the same shapes. */
const INPUTS_PER_KERNEL = 16;
const FEWEST_KERNELS = 15;
/** Draws without a new input after which an op has no more of them. */
const MAX_MISSES = 400;
/** With all its kernels, an op is asked for a new input once in so many: most would need another kernel. */
const SELDOM = 8;
const BATCH = 50;

export type DrawnInput = { input: object; job: Job; isRelative: boolean };

function jobOf(op: string, input: object): Job | null {
  const prepared = prepare(op, input);
  if (!prepared.ok) return null;
  const planned = plan(prepared.value, input);
  return planned.ok ? planned.value : null;
}

function* familyInputs(op: string, seed: number): Generator<object, never> {
  for (let batch = 0; ; batch++) yield* fc.sample(randomInputs[op]!, { numRuns: BATCH, seed: seed + batch });
}

/**
 * Different inputs of an op, as many as are asked for or as there are: in turn one as its family draws it and a relative
 * of an earlier one. Every input that the family draws must be one that a GPU can be given; a relative that is not is
 * passed over.
 */
export function* manyInputs(op: string, count: number, seed: number): Generator<DrawnInput> {
  const stream = createStream('inputs', `${op} ${seed}`);
  const family = familyInputs(op, seed);
  const kernels = new Set<string>();
  const mostKernels = Math.max(FEWEST_KERNELS, Math.ceil(count / INPUTS_PER_KERNEL));
  const parents: object[] = [];
  const seen = new Set<string>();
  let [drawn, misses] = [0, 0];

  function take(input: object, isRelative: boolean): DrawnInput | null {
    const text = JSON.stringify(input);
    const job = seen.has(text) ? null : jobOf(op, input);
    if (!job && !isRelative && !seen.has(text)) throw new Error(`not for a GPU: ${op} ${text}`);
    const fits = job && (kernels.has(job.kernel.wgsl) || (!isRelative && kernels.size < mostKernels));
    misses = fits ? 0 : misses + 1;
    if (!fits) return null;
    seen.add(text);
    kernels.add(job.kernel.wgsl);
    if (!isRelative) parents.push(input);
    drawn += 1;
    return { input, job, isRelative };
  }

  for (let turn = 0; drawn < count && misses < MAX_MISSES; turn++) {
    const isTheirs = kernels.size < mostKernels || turn % SELDOM === 0;
    const own = isTheirs && take(family.next().value, false);
    if (own) yield own;
    const relative = drawn < count && take(relativeOf(stream.choice(parents), stream), true);
    if (relative) yield relative;
  }
}
