import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Problem } from '../lib/problem';
import type { Bench, BenchOptions } from './bench';
import type { BufferFigures } from './server/buffers';
import type { LoadFigures } from './server/load';
import type { ServerFigures } from './server/measure';

const program = fileURLToPath(new URL('./server/measure.ts', import.meta.url));

/** Without the answers, where a size was asked for. */
type Measured = { load: ServerFigures | null; buffers: BufferFigures[] };

async function measure({ attempts }: BenchOptions): Promise<Measured> {
  // The condition under which `server-only`, which guards lib/server, lets itself be imported.
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', program, ...(attempts ? [String(attempts)] : [])],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Problem('The server could not be measured; the reason is above.');
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
}

function loadLines({ connections, bare: inserts, answer, ratio }: ServerFigures): string[] {
  const line = (name: string, { rate, p50, p99 }: LoadFigures) =>
    `  ${name.padEnd(12)} ${rate.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`;
  return [
    `Answers beside a bare route with one Prisma insert, ${connections} connections, in turn:`,
    ...answer.flatMap((each, round) => [line('answer', each), line('bare insert', inserts[round]!)]),
    `  ratio of the mean rates: ${ratio.toFixed(2)} (goal: at least 0.50)`,
  ];
}

function report({ load, buffers }: Measured): string {
  return [
    ...(load ? loadLines(load) : []),
    'The query for what is due next, all cards due (goal: at most 8 pages, whatever there is):',
    ...buffers.map(
      ({ attempts, cards, buffers: pages, milliseconds }) =>
        `  ${attempts.toLocaleString('en')} answers, ${cards.toLocaleString('en')} cards: ${pages} pages, ${milliseconds.toFixed(2)} ms`,
    ),
  ].join('\n');
}

/** The answer path under load, and what the queue reads. */
export const server: Bench = {
  about: 'the answer path beside a bare insert, and the pages that the next-due query reads',
  async run(options) {
    const figures = await measure(options);
    return { figures, report: report(figures) };
  },
};
