import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { systemBrowsers } from './candidates';
import { unpackNpmChromium } from './npm-chromium';

/** What a Node process needs in its environment from its start, so that Dawn (npm `webgpu`) finds an adapter. */
export type DawnEnvironment = Record<string, string>;

const driver = 'vk_swiftshader_icd.json';
const probe = `const { create } = await import('webgpu'); globalThis.gpu = create([]);
  process.exit((await gpu.requestAdapter()) ? 0 : 1);`;

/**
 * Finds the software Vulkan that every Chromium carries, so that Dawn computes the same on every machine; failing that,
 * the machine's own driver. Nothing when Dawn finds no adapter at all.
 */
export async function dawnEnvironment(): Promise<DawnEnvironment | null> {
  if (process.env.VK_ICD_FILENAMES !== undefined && hasAdapter({})) return {};
  for (const folder of browserFolders()) {
    const env = environment(folder);
    if (existsSync(join(folder, driver)) && hasAdapter(env)) return env;
  }
  const fromNpm = await unpackNpmChromium();
  if (fromNpm !== null) {
    const env = environment(fromNpm.folder);
    if (hasAdapter(env)) return env;
  }
  return hasAdapter({}) ? {} : null;
}

function browserFolders(): string[] {
  const explicit = process.env.CHROMIUM_PATH;
  const browsers = [...(explicit ? [explicit] : []), chromium.executablePath(), ...systemBrowsers()];
  const existing = browsers.filter((path) => existsSync(path));
  return [...new Set(existing.map((path) => dirname(realpathSync(path))))];
}

function environment(folder: string): DawnEnvironment {
  // The folder holds the Vulkan loader too, for machines without one.
  const libraries = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { VK_ICD_FILENAMES: join(folder, driver), LD_LIBRARY_PATH: libraries };
}

/** Asked in a process of its own, since the loader reads its environment only once. */
function hasAdapter(env: DawnEnvironment): boolean {
  const options = { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 30_000 } as const;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', probe], options).status === 0;
}
