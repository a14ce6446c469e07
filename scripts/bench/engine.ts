import fc from 'fast-check';
import { randomInputs } from '@/lib/engine/cases.fixture';
import { evaluateOutput } from '@/lib/engine/evaluate';
import { ops } from '@/lib/engine/registry';
import type { Bench } from './bench';

/** Different inputs of each op, drawn as the property tests draw them: the size of a question, and now and then odd. */
const INPUTS = 50;
/** All ops run this long in turn before any is timed, and each at least so long while it is. */
const WARM_UP_MS = 40;
const TIMED_MS = 100;
/** The slowest ops are named. */
const NAMED = 12;

type Timing = { op: string; microseconds: number };

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

const perSecond = (microseconds: number) => Math.round(1e6 / microseconds);
const grouped = (count: number) => count.toLocaleString('en-US');

/** Cases per second through `evaluateOutput`, as the command line calls it (validated, written out as a graph, run, answered), start-up not counted. */
export const engine: Bench = {
  about: 'cases per second of every op, on one core',
  async run() {
    const cases = Object.keys(ops).map((op) => ({ op, inputs: inputsOf(op) }));
    for (const { op, inputs } of cases) timeFor(WARM_UP_MS, op, inputs);
    const timings = cases.map(
      ({ op, inputs }): Timing => ({ op, microseconds: timeFor(TIMED_MS, op, inputs) }),
    );
    const mean = timings.reduce((total, { microseconds }) => total + microseconds, 0) / timings.length;
    const slowest = [...timings].sort((a, b) => b.microseconds - a.microseconds).slice(0, NAMED);
    const lines = slowest.map(
      ({ op, microseconds }) => `  ${grouped(perSecond(microseconds)).padStart(10)} /s  ${op}`,
    );
    const report = [
      `${grouped(perSecond(mean))} cases/s over ${timings.length} ops, each as often as every other; the slowest:`,
      ...lines,
    ].join('\n');
    const figures = {
      casesPerSecond: perSecond(mean),
      ops: Object.fromEntries(timings.map(({ op, microseconds }) => [op, perSecond(microseconds)])),
    };
    return { figures, report };
  },
};
