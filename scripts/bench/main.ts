/** `npm run bench -- NAME [--json]`: measures one thing and prints it. */
import { parseArgs } from 'node:util';
import { Problem, report } from '../lib/problem';
import type { Bench } from './bench';
import { engine } from './engine';
import { gpu } from './gpu';
import { server } from './server';
import { web } from './web';

const benches: Readonly<Record<string, Bench>> = { engine, gpu, server, web };

const usage = () =>
  [
    'Usage: npm run bench -- NAME [--json]',
    ...Object.entries(benches).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`),
  ].join('\n');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [name, ...rest] = positionals;
  const bench = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench || rest.length > 0) throw new Problem(usage());
  const { figures, report: text } = await bench.run();
  console.log(values.json ? JSON.stringify(figures) : text);
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
