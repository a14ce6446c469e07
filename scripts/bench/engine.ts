import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Bench } from './bench';

/** The slowest ops are named. */
const NAMED = 12;
const bundle = 'node_modules/.cache/gradcheck-bench/engine-timing.mjs';

type Timing = { op: string; microseconds: number };

const perSecond = (microseconds: number) => Math.round(1e6 / microseconds);
const grouped = (count: number) => count.toLocaleString('en-US');

/**
 * Times every op from one bundle, as the product's build makes it: run straight from the sources, each closure of a
 * formula would pay for the name that the loader of TypeScript gives it, a third of the time.
 */
async function timeOps(): Promise<Timing[]> {
  await build({
    entryPoints: [fileURLToPath(new URL('./engine-timing.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const options = { encoding: 'utf8', maxBuffer: 2 ** 24 } as const;
  return JSON.parse(execFileSync(process.execPath, [bundle], options)) as Timing[];
}

/**
 * Cases per second through `evaluateOutput`, as the command line calls it (validated, written out as a graph, run,
 * answered), start-up not counted.
 */
export const engine: Bench = {
  about: 'cases per second of every op, on one core',
  async run() {
    const timings = await timeOps();
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
