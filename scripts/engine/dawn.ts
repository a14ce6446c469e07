import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createGpu, type Gpu } from '@/lib/gpu/runtime/gpu';

/** Set in a process that was started with the environment Dawn needs. */
const started = 'GRADCHECK_DAWN_STARTED';

const probe = `const { create } = await import('webgpu'); globalThis.gpu = create([]);
  const adapter = await gpu.requestAdapter(); process.exit(adapter && !adapter.info.isFallbackAdapter ? 0 : 1);`;

/** Whether this machine's own driver offers a hardware adapter; asked apart, since Dawn prints when there is none. */
function hasHardware(): boolean {
  const flags = ['--input-type=module', '--eval', probe];
  return spawnSync(process.execPath, flags, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * What has to be added to this process's environment for Dawn to find an adapter: nothing where there is hardware (or
 * where it was added already), else the way to a software adapter. Null where there is none at all.
 */
export async function wantedEnvironment(): Promise<Record<string, string> | null> {
  if (process.env[started] !== undefined || hasHardware()) return {};
  const { dawnEnvironment } = await import('../browser/dawn');
  const found = await dawnEnvironment();
  return found && Object.keys(found).length > 0 ? { ...found, [started]: '1' } : found;
}

/** Runs this very command again with more in its environment, which the Vulkan loader reads only at the start. */
export async function runAgain(environment: Record<string, string>): Promise<number> {
  const args = [...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** The GPU through Dawn. What `create` returns stays referenced: once collected, the process crashes. */
export async function openDawn(): Promise<{ gpu: Gpu; instance: GPU }> {
  const { create } = await import('webgpu');
  const instance = create([]);
  return { gpu: createGpu(instance), instance };
}
