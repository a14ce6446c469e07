/** The timing itself, in a process of its own: prints JSON, `[{op, microseconds}, …]`. See engine.ts. */
import fc from 'fast-check';
import { randomInputs } from '@/lib/engine/cases.fixture';
import { evaluateOutput } from '@/lib/engine/evaluate';
import { ops } from '@/lib/engine/registry';

/** Different inputs of each op, drawn as the property tests draw them: the size of a question, and now and then odd. */
const INPUTS = 50;
/** All ops run this long in turn before any is timed, and each at least so long while it is. */
const WARM_UP_MS = 40;
const TIMED_MS = 100;
/** The processor's time this process has had, in microseconds: what others do on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * Runs through the inputs again and again for a while; the mean time of one case in microseconds. When to stop is the
 * clock's to say, since asking for the processor's time takes as long as several cases.
 */
function timeFor(milliseconds: number, op: string, inputs: readonly object[]): number {
  const end = performance.now() + milliseconds;
  const start = processorTime();
  let cases = 0;
  do {
    for (const input of inputs) evaluateOutput(op, input);
    cases += inputs.length;
  } while (performance.now() < end);
  return (processorTime() - start) / cases;
}

const inputsOf = (op: string) => fc.sample(randomInputs[op]!, { numRuns: INPUTS, seed: 1 });

const cases = Object.keys(ops).map((op) => ({ op, inputs: inputsOf(op) }));
for (const { op, inputs } of cases) timeFor(WARM_UP_MS, op, inputs);
const timings = cases.map(({ op, inputs }) => ({ op, microseconds: timeFor(TIMED_MS, op, inputs) }));
process.stdout.write(JSON.stringify(timings));
