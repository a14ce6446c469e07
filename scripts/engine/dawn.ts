import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createGpu, type Gpu } from '@/lib/gpu/runtime/gpu';

/** Set in a process that was started with the environment Dawn needs. */
const started = 'GRADCHECK_DAWN_STARTED';

type Environment = Record<string, string>;

const probe = `const { create } = await import('webgpu'); globalThis.gpu = create([]);
  const adapter = await gpu.requestAdapter(); console.log(adapter ? String(adapter.info.isFallbackAdapter) : 'none');`;

/** What adapter a process with this in its environment gets; asked apart, since Dawn prints when there is none. */
function adapterWith(environment: Environment): 'hardware' | 'software' | null {
  const options = { env: { ...process.env, ...environment }, encoding: 'utf8', timeout: 30_000 } as const;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', probe], options);
  if (stdout.trim() === 'none' || stdout.trim() === '') return null;
  return stdout.trim() === 'true' ? 'software' : 'hardware';
}

/** Somebody has said which driver to use: that one or none. Its Vulkan loader may lie beside it. */
function withNamedDriver(driver: string): Environment | null {
  const libraries = [dirname(driver), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const ways: Environment[] = [{}, { LD_LIBRARY_PATH: libraries }];
  return ways.find((environment) => adapterWith(environment) !== null) ?? null;
}

/**
 * What has to be added to this process's environment for Dawn to find an adapter: nothing where there is hardware, else
 * the way to a software adapter. Null where there is none at all.
 */
export async function wantedEnvironment(): Promise<Environment | null> {
  if (process.env[started] !== undefined) return {};
  const driver = process.env.VK_DRIVER_FILES ?? process.env.VK_ICD_FILENAMES;
  if (driver !== undefined) return withNamedDriver(driver);
  if (adapterWith({}) === 'hardware') return {};
  const { dawnEnvironment } = await import('../browser/dawn');
  return dawnEnvironment();
}

/** Runs this very command again with more in its environment, which the Vulkan loader reads only at the start. */
export async function runAgain(environment: Environment): Promise<number> {
  const args = [...process.execArgv, ...process.argv.slice(1)];
  const env = { ...process.env, ...environment, [started]: '1' };
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
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
