import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Problem } from '../lib/problem';

const program = fileURLToPath(new URL('./load-packs.ts', import.meta.url));

/** Loads the built-in packs; what is wrong with one is shown and keeps only that one out. */
export async function loadPacks(env: NodeJS.ProcessEnv): Promise<void> {
  // `react-server` is the condition under which `server-only`, which guards lib/server, lets itself be imported.
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', program], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Problem('The built-in packs could not be loaded; the reason is above.');
}
