import { parseArgs } from 'node:util';

export const usage = `Usage:
  npm run -s engine -- batch [--backend cpu|gpu] < cases.ndjson > results.ndjson
  npm run -s engine -- list
  npm run -s engine -- describe OP`;

export type Command =
  | { name: 'batch'; backend: 'cpu' | 'gpu' }
  | { name: 'list' }
  | { name: 'describe'; op: string }
  | { name: 'help' };

const options = { backend: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** What was asked for, or what is wrong with how it was asked. */
export function readArguments(args: readonly string[]): Command | { problem: string } {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return { problem: (error as Error).message };
  }
  const { backend, help } = parsed.values;
  const [command, ...rest] = parsed.positionals;
  if (help) return { name: 'help' };
  if (backend !== undefined && command !== 'batch') return { problem: '--backend belongs to batch' };
  if (backend !== undefined && backend !== 'cpu' && backend !== 'gpu')
    return { problem: `there is no backend "${backend}": cpu or gpu` };
  if (command === 'batch' && rest.length === 0) return { name: 'batch', backend: backend ?? 'cpu' };
  if (command === 'list' && rest.length === 0) return { name: 'list' };
  if (command === 'describe' && rest.length === 1) return { name: 'describe', op: rest[0]! };
  if (command === 'describe') return { problem: 'describe wants one op id' };
  return {
    problem: command === undefined ? 'no command' : `unknown command: ${parsed.positionals.join(' ')}`,
  };
}
