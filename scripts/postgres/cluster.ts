import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../lib/problem';
import { type Account, databaseAccount } from './account';
import { type Binaries, findBinaries } from './binaries';
import { databaseUser, initialise } from './initialise';
import { clearOldServer } from './old-server';

export type ClusterOptions = {
  /** The cluster's own folder (PGDATA); made when it is missing. */
  folder: string;
  port: number;
  password: string;
  logFile: string;
  /** Extra server settings, such as `fsync=off` for a database that is thrown away. */
  settings?: string[];
};

export type Cluster = {
  pid: number;
  url(database: string): string;
  stop(): Promise<void>;
  /** For the last moment of a process, when nothing can be waited for. */
  killNow(): void;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
};

const startTimeoutMs = 60_000;

/** Starts a PostgreSQL server on 127.0.0.1 and resolves when it accepts connections. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = databaseAccount(options.folder);
  const binaries = findBinaries(account);
  await initialise(binaries, account, options.folder, options.password);
  await clearOldServer(options.folder);
  const server = spawnServer(binaries, account, options);
  const url = (database: string) => clusterUrl(options.port, options.password, database);
  try {
    await waitUntilReady(server, url('postgres'), options.logFile);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  const ended = server.exitCode === null ? once(server, 'exit').then(() => undefined) : Promise.resolve();
  return {
    ended,
    pid: server.pid ?? 0,
    url,
    stop: () => stopServer(server),
    killNow: () => server.kill('SIGQUIT'),
  };
}

/** The address of a database in a cluster of ours. */
export function clusterUrl(port: number, password: string, database: string): string {
  return `postgresql://${databaseUser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function spawnServer(
  binaries: Binaries,
  account: Account | undefined,
  options: ClusterOptions,
): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const log = openSync(options.logFile, 'a', 0o600);
  // Detached: Ctrl-C in the terminal reaches only our own process, which stops the web server before the database.
  const server = spawn(binaries.postgres, ['-D', options.folder, '-p', String(options.port), ...flags], {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return server;
}

async function waitUntilReady(server: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  let failure: Error | undefined;
  server.once('error', (error) => {
    failure = error;
  });
  while (Date.now() < deadline) {
    if (failure !== undefined) throw failure;
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Problem(`PostgreSQL stopped while starting:\n${lastLines(logFile)}`);
    }
    if (await accepts(url)) return;
    await sleep(40);
  }
  throw new Error(
    `PostgreSQL did not accept connections within ${startTimeoutMs / 1000} s:\n${lastLines(logFile)}`,
  );
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // Not listening yet, or listening but still starting up or recovering (57P03).
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false;
    throw error;
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it drops the connections, writes a checkpoint and ends. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  await ended;
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}
