import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Problem } from '../lib/problem';
import type { Account } from './account';
import type { Binaries } from './binaries';

/** The role that owns everything in a cluster of ours. */
export const databaseUser = 'gradcheck';

/**
 * Makes the cluster's folder unless it is there. It is made beside its place and renamed when whole, so that a start
 * which was killed half-way leaves nothing that looks like a database.
 */
export async function initialise(
  binaries: Binaries,
  account: Account | undefined,
  folder: string,
  password: string,
): Promise<void> {
  if (existsSync(`${folder}/PG_VERSION`)) return;
  const partial = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) {
    chownSync(partial, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await runInitdb(binaries, account, [
      `--pgdata=${partial}`,
      `--username=${databaseUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own C.UTF-8: the same order and case rules everywhere, whatever locales the machine has.
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--set=timezone=UTC',
      '--set=log_timezone=UTC',
      '--no-instructions',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, folder);
}

async function runInitdb(binaries: Binaries, account: Account | undefined, flags: string[]): Promise<void> {
  const child = spawn(binaries.initdb, flags, {
    ...account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [messages, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Problem(`initdb could not make the database:\n${messages.trim()}`);
}
