import { setTimeout as sleep } from 'node:timers/promises';
import { report } from '../lib/problem';
import { generateClient } from '../prisma/generate';
import { type DataFolder, openDataFolder } from './data-folder';
import { checkOutsideDatabase, startEmbeddedDatabase } from './database';
import { type Lock, takeLock } from './lock';
import { migrate } from './migrate';
import { openSecrets } from './secrets';
import type { Shutdown } from './shutdown';
import { choosePort } from './web-server';

/** A database that is up to date, and what the web server is told of it. */
export type Prepared = { env: NodeJS.ProcessEnv; port: number; url: string; lock: Lock };

const shortestPauseMs = 1_000;
const longestPauseMs = 30_000;

/** The part that `npm start` and `npm run dev` share: everything up to the web server. */
export async function prepare(shutdown: Shutdown): Promise<Prepared> {
  const data = openDataFolder();
  const lock = await takeLock(data.lock, data.path);
  shutdown.onEnd(lock.release);
  const secrets = openSecrets(data.secrets);
  if (await generateClient()) console.log('Generated the database client.');
  const outside = process.env.DATABASE_URL;
  if (outside) await checkOutsideDatabase(outside);
  const databaseUrl = outside || (await superviseDatabase(data, secrets.database, lock, shutdown));
  if (await migrate(databaseUrl)) console.log('Applied the database migrations.');
  const port = await choosePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    GRADCHECK_SECRET: process.env.GRADCHECK_SECRET || secrets.server,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  return { env, port, url, lock };
}

/** Starts the embedded database, and starts it again whenever it ends without having been told to. */
async function superviseDatabase(
  data: DataFolder,
  password: string,
  lock: Lock,
  shutdown: Shutdown,
): Promise<string> {
  const start = async () => {
    const started = await startEmbeddedDatabase(data, password);
    lock.addChild(started.cluster.pid);
    return started;
  };
  console.log('Starting PostgreSQL …');
  let database = await start();
  shutdown.onEnd(() => database.cluster.stop());
  const watch = async () => {
    let pauseMs = shortestPauseMs;
    while (true) {
      await database.cluster.ended;
      if (shutdown.ending()) return;
      console.error('PostgreSQL ended unexpectedly; starting it again …');
      await sleep(pauseMs);
      try {
        database = await start();
        pauseMs = shortestPauseMs;
      } catch (error) {
        report(error);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    }
  };
  void watch();
  return database.url;
}
