import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dawnEnvironment } from '../browser/dawn';
import { browserVariable, findBrowser, noBrowser } from '../browser/find';
import { browserFlags } from '../browser/webgpu';
import { readJson } from '../lib/files';
import { Problem } from '../lib/problem';
import { generateClient } from '../prisma/generate';
import { build } from '../start/build';

/** How many tests passed and failed; a stage that is no test runner counts as one. */
export type Tally = { passed: number; failed: number };

export type Stage = {
  title: string;
  run(): Promise<Tally>;
  /** The title of a stage without whose success this one cannot run. */
  needs?: string;
};

const buildTitle = 'Production build';

/** What can be checked without a database, a browser or a build. */
export const quickStages: Stage[] = [
  { title: 'Format and lint', run: () => tool('@biomejs/biome/bin/biome', ['check']) },
  { title: 'Types', run: checkTypes },
  { title: 'Import arrows', run: () => tool('tsx/dist/cli.mjs', ['scripts/arrows/main.ts']) },
  { title: 'Dead code', run: () => tool('knip/bin/knip.js', []) },
  { title: 'Unit tests', run: () => vitest('unit', {}) },
];

export const allStages: Stage[] = [
  ...quickStages,
  { title: 'Integration tests (PostgreSQL)', run: () => vitest('integration', {}) },
  { title: 'GPU tests in Node (Dawn)', run: gpuTests },
  { title: 'GPU tests in Chromium', run: gpuTestsInChromium },
  { title: buildTitle, run: productionBuild },
  { title: 'End-to-end tests (Chromium with WebGPU)', run: () => endToEndTests([]), needs: buildTitle },
];

/** The GPU tests, or those named, with the environment that Dawn needs from the start of the process. */
export async function gpuTests(files: string[] = []): Promise<Tally> {
  return vitest('gpu', await environmentForDawn(), files);
}

/** So many inputs of every op whose id holds `op`, on the GPU beside the reference; prints what was found. */
export async function inputsOnGpu(inputs: number, op: string): Promise<Tally> {
  const env = { ...(await environmentForDawn()), GRADCHECK_GPU_INPUTS: String(inputs) };
  return vitest('gpu', env, ['tests/gpu/ops.test.ts', '-t', `${op}.*random inputs`]);
}

async function environmentForDawn(): Promise<Record<string, string>> {
  const env = await dawnEnvironment();
  if (env === null)
    throw new Problem('Dawn found no Vulkan driver: install Chromium, which carries a software one.');
  return env;
}

/** The same tests in a browser: whose WebGPU learners have. */
export async function gpuTestsInChromium(files: string[] = []): Promise<Tally> {
  const browser = await findBrowser();
  if (browser === null) throw new Problem(noBrowser);
  const launch = JSON.stringify({ ...browser, args: browserFlags() });
  return vitest('gpu-chromium', { [browserVariable]: launch }, files);
}

/** Playwright with a browser that has WebGPU; `args` are Playwright's own. */
export async function endToEndTests(args: string[]): Promise<Tally> {
  const browser = await findBrowser();
  if (browser === null) throw new Problem(noBrowser);
  const report = 'test-results/e2e.json';
  rmSync(report, { force: true });
  const env = { [browserVariable]: JSON.stringify(browser) };
  const status = await runTool('@playwright/test/cli.js', ['test', ...args], env);
  const stats = readJson<{ stats: { expected: number; unexpected: number } }>(report)?.stats;
  return withStatus(status, { passed: stats?.expected ?? 0, failed: stats?.unexpected ?? 0 });
}

async function checkTypes(): Promise<Tally> {
  await generateClient();
  // Next.js writes the types of its routes and style sheets, which a fresh clone has not.
  const written = await runTool('next/dist/bin/next', ['typegen'], {});
  return withStatus(written || (await runTool('typescript/bin/tsc', ['--noEmit'], {})), one(true));
}

async function productionBuild(): Promise<Tally> {
  const built = await build({ ...process.env, NEXT_TELEMETRY_DISABLED: '1' });
  if (!built) console.log('These sources are built already.');
  return one(true);
}

async function vitest(project: string, env: Record<string, string>, files: string[] = []): Promise<Tally> {
  const report = `test-results/${project}.json`;
  rmSync(report, { force: true });
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...flags, ...files], env);
  const counts = readJson<{ numPassedTests: number; numFailedTests: number }>(report);
  return withStatus(status, { passed: counts?.numPassedTests ?? 0, failed: counts?.numFailedTests ?? 0 });
}

async function tool(program: string, args: string[]): Promise<Tally> {
  return one((await runTool(program, args, {})) === 0);
}

/** Runs a program of node_modules with this very Node; nobody's own database or server may be touched by a test. */
async function runTool(program: string, args: string[], extra: Record<string, string>): Promise<number> {
  const { DATABASE_URL, GRADCHECK_DATA, PORT, ...inherited } = process.env;
  const env = { ...inherited, ...extra, NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { env, stdio: 'inherit' });
  const [status] = (await once(child, 'close')) as [number | null];
  return status ?? 1;
}

/** A runner that failed without a failed test (nothing to run, a broken import) has failed all the same. */
function withStatus(status: number, tally: Tally): Tally {
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function one(ok: boolean): Tally {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
