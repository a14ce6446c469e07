import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { Problem } from '../lib/problem';

/** The system account that runs the database. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root lends it an account without rights: the owner of a database that is already
 * there, else `postgres` where the system has one, else `nobody`, which every system has. Nothing is added to the
 * system. Anyone else runs it as themselves.
 */
export function databaseAccount(folder?: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = folder === undefined ? undefined : statSync(folder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Problem(
    'PostgreSQL refuses to run as root and there is no account named postgres or nobody to run it as.',
  );
}

/** Whether the account can reach a folder, asked of the system itself. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** A folder of root's that every account can enter and that outlives a restart of the machine. */
export function reachableFolder(): string {
  const folder = '/var/lib/gradcheck';
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
