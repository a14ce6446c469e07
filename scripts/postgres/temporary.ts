import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/ports';
import { canEnter, databaseAccount, reachableFolder } from './account';
import { startCluster } from './cluster';

export type TemporaryDatabase = { url: string; stop(): Promise<void> };

/**
 * An empty PostgreSQL of one's own on a free port, for tests and comparisons; gone, folder and all, after `stop()`.
 * It trades safety against a power cut for speed.
 */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  const parent = canEnter(tmpdir(), databaseAccount()) ? tmpdir() : reachableFolder();
  const folder = mkdtempSync(join(parent, 'gradcheck-postgres-'));
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const cluster = await startCluster({
      folder: join(folder, 'data'),
      port: await freePort(),
      password: randomBytes(12).toString('hex'),
      logFile: join(folder, 'log'),
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    });
    // When the process ends without `stop()`, by an exception or process.exit, the server must not stay.
    const onExit = () => {
      cluster.killNow();
      remove();
    };
    process.once('exit', onExit);
    return {
      url: cluster.url('postgres'),
      async stop() {
        process.removeListener('exit', onExit);
        await cluster.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
