/**
 * What happens before anything of ours can run: Node's version, the packages, and TypeScript. Plain JavaScript with
 * nothing but Node itself, because on a fresh clone there is nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes sure that everything is installed, then runs a TypeScript file of this folder in this process. */
export async function bootstrap(script) {
  process.chdir(root);
  requireNode(20, 19);
  if (!isInstalled()) install();
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(script, import.meta.url).href);
}

function requireNode(major, minor) {
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  console.error(`Gradcheck needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Whether node_modules holds what package-lock.json asks for: npm writes down there what it has installed. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

function install() {
  console.log('Installing packages with npm ci (a minute or two the first time) …');
  const env = {
    ...process.env,
    // Neither package may look for its download while it is installed; both get theirs in another way.
    PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('prisma/schema-engine.mjs', import.meta.url)),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  };
  // Development packages too, whatever NODE_ENV says: the build and the migrations need them.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', flags, { env, stdio: 'inherit' });
  if (status === 0) return;
  console.error('The packages could not be installed; what npm says is above.');
  process.exit(1);
}
