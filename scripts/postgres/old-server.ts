import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../lib/problem';
import { commandOf, isAlive } from '../lib/processes';

const stopTimeoutMs = 30_000;

/**
 * Deals with what a killed start may have left. The caller holds the data folder's lock, so a server that still runs on
 * this folder is an orphan: it is asked to stop. A pid file whose number now belongs to some other program is removed;
 * one whose process is gone is left to PostgreSQL, which also looks whether its shared memory is still in use.
 */
export async function clearOldServer(folder: string): Promise<void> {
  const pidFile = `${folder}/postmaster.pid`;
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!isAlive(pid)) return;
  if (!commandOf(pid).includes(folder)) {
    rmSync(pidFile, { force: true });
    return;
  }
  const deadline = Date.now() + stopTimeoutMs;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) {
    if (Date.now() > deadline)
      throw new Problem(`An older PostgreSQL (process ${pid}) on ${folder} does not stop.`);
    await sleep(50);
  }
}
