/** `npm run bench -- NAME [--json] [--attempts N]`: measures one thing and prints it. */
import { parseArgs } from 'node:util';
import { Problem, report } from '../lib/problem';
import type { Bench, BenchOptions } from './bench';
import { engine } from './engine';
import { gpu } from './gpu';
import { server } from './server';
import { web } from './web';

const benches: Readonly<Record<string, Bench>> = { engine, gpu, server, web };

const usage = () =>
  [
    'Usage: npm run bench -- NAME [--json] [--attempts N]',
    ...Object.entries(benches).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`),
  ].join('\n');

/** A count as one writes it: `10000`, `1e7`. */
function readCount(written: string | undefined): BenchOptions['attempts'] {
  if (written === undefined) return undefined;
  const count = Number(written);
  if (!Number.isInteger(count) || count < 1000)
    throw new Problem(`--attempts takes a count from 1000: ${written}`);
  return count;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, attempts: { type: 'string' } },
    allowPositionals: true,
  });
  const [name, ...rest] = positionals;
  const bench = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench || rest.length > 0) throw new Problem(usage());
  const { figures, report: text } = await bench.run({ attempts: readCount(values.attempts) });
  console.log(values.json ? JSON.stringify(figures) : text);
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
