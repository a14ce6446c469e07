import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Problem } from '../lib/problem';

const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;

/** A headless Chromium that came from npm, unpacked: its folder, and what it needs in its environment. */
export type NpmChromium = { folder: string; executablePath: string; env: Record<string, string> };

/**
 * Unpacks the Chromium in `@sparticuz/chromium`, once per version, into node_modules/.cache; nothing where that package
 * has no browser for this machine. The package itself would unpack into the temporary folder under fixed names.
 */
export async function unpackNpmChromium(): Promise<NpmChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf('/build/'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = resolve('node_modules/.cache/gradcheck-browser', version);
  if (!existsSync(folder)) await unpackInto(folder);
  return { folder, executablePath: join(folder, 'chromium'), env: environment(folder) };
}

async function unpackInto(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const child = spawn(process.execPath, ['--input-type=module', '--eval', unpack], {
    // The second variable makes the package unpack the libraries for a bare host too (nspr, nss, expat).
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [messages, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Problem(`The Chromium from npm could not be unpacked:\n${messages.trim()}`);
  writeFontConfiguration(partial);
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's own file names the temporary folder it expects to lie in. */
function writeFontConfiguration(folder: string): void {
  const configuration = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <dir prefix="relative">fonts</dir>',
    '  <dir>/usr/share/fonts</dir>',
    '  <cachedir prefix="relative">cache</cachedir>',
    '</fontconfig>',
  ];
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), `${configuration.join('\n')}\n`);
}

function environment(folder: string): Record<string, string> {
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: libraries };
  return existsSync('/etc/fonts/fonts.conf') ? env : { ...env, FONTCONFIG_PATH: join(folder, 'fonts') };
}
