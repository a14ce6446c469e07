import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashFiles } from '../lib/hash';
import { Problem } from '../lib/problem';
import { isCurrent, writeStamp } from '../lib/stamp';

/** Everything in the project counts as a source but these: a forgotten entry costs a build, never a stale page. */
const notSources = new Set([
  'node_modules',
  'tests',
  'scripts',
  'docs',
  'test-results',
  'playwright-report',
  'generated',
]);
const stamp = '.next/gradcheck-sources';

/** Builds the pages for production unless these very sources are built already; says whether it did. */
export async function build(env: NodeJS.ProcessEnv): Promise<boolean> {
  const hash = hashFiles(readdirSync('.').sort(), isNoSource);
  if (isCurrent(stamp, hash)) return false;
  console.log('Building the pages …');
  const status = await runNext(['build'], env);
  if (status !== 0) throw new Problem('The production build failed; what Next.js says is above.');
  writeStamp(stamp, hash);
  return true;
}

/** Absolute: a process of ours may be asked about from another folder. */
export const nextProgram = fileURLToPath(new URL('../../node_modules/next/dist/bin/next', import.meta.url));

async function runNext(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [nextProgram, ...args], { env, stdio: 'inherit' });
  const [status] = (await once(child, 'close')) as [number | null];
  return status ?? 1;
}

function isNoSource(path: string): boolean {
  const name = basename(path);
  // Markdown is documentation at the top and content below it.
  const document = name === path && name.endsWith('.md');
  const made = name === 'next-env.d.ts' || /\.(test\.tsx?|tsbuildinfo)$/.test(name);
  return document || made || name.startsWith('.') || notSources.has(name);
}
