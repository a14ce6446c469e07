import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Problem } from '../lib/problem';

/** What the Prisma CLI needs in its environment to work without downloading its native engine. */
export const prismaEnvironment = {
  PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('./schema-engine.mjs', import.meta.url)),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
};

export type PrismaOptions = { env?: Record<string, string>; stdio?: SpawnOptions['stdio'] };

/** Runs a Prisma command and resolves to its exit status and, unless `stdio` says otherwise, what it printed. */
export async function runPrisma(
  args: string[],
  options: PrismaOptions = {},
): Promise<{ status: number; output: string }> {
  const program = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...prismaEnvironment, ...options.env },
    stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status: status ?? 1, output };
}

/** Brings a database up to the newest migration, or throws with Prisma's own words. */
export async function applyMigrations(url: string): Promise<void> {
  const { status, output } = await runPrisma(['migrate', 'deploy'], { env: { DATABASE_URL: url } });
  if (status !== 0) throw new Problem(`prisma migrate deploy failed:\n${output.trim()}`);
}
