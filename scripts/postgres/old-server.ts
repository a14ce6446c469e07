import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../lib/problem';
import { commandOf, processesIn, signal } from '../lib/processes';

const stopTimeoutMs = 30_000;

/**
 * Deals with what a killed start may have left. The caller holds the data folder's lock, so a server that still runs on
 * this folder is an orphan: it is asked to stop. The pid file of a dead one is removed, because PostgreSQL believes any
 * process with that number, a zombie or a stranger, to be the old server, and refuses to start beside it.
 */
export async function clearOldServer(folder: string): Promise<void> {
  const pidFile = `${folder}/postmaster.pid`;
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const isServer = () => commandOf(pid).includes(folder);
  if (isServer()) signal(pid, 'SIGINT');
  await until(() => !isServer(), `An older PostgreSQL (process ${pid}) on ${folder} does not stop.`);
  // Its helpers notice the death of a killed server within moments; until then they hold the old shared memory.
  const helpers = () => processesIn(realpathSync(folder));
  await until(() => helpers().length === 0, `Processes of an older PostgreSQL still work in ${folder}.`);
  rmSync(pidFile, { force: true });
}

async function until(condition: () => boolean, complaint: string): Promise<void> {
  const deadline = Date.now() + stopTimeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Problem(complaint);
    await sleep(50);
  }
}
