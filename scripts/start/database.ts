import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readJson, writeJson } from '../lib/files';
import { freePort, isFree } from '../lib/ports';
import { Problem } from '../lib/problem';
import { canEnter, databaseAccount, reachableFolder } from '../postgres/account';
import { type Cluster, clusterUrl, startCluster } from '../postgres/cluster';
import type { DataFolder } from './data-folder';

/** What is remembered of the embedded database from one start to the next. */
type State = { folder: string; port: number };

const databaseName = 'gradcheck';

export type EmbeddedDatabase = { url: string; cluster: Cluster };

/** Starts the data folder's own PostgreSQL, on the port it had before when that is free. */
export async function startEmbeddedDatabase(data: DataFolder, password: string): Promise<EmbeddedDatabase> {
  const known = readJson<State>(data.databaseState);
  const folder = known?.folder ?? chooseFolder(data);
  const port = known && (await isFree(known.port, '127.0.0.1')) ? known.port : await freePort();
  writeJson(data.databaseState, { folder, port } satisfies State);
  const cluster = await startCluster({ folder, port, password, logFile: data.databaseLog });
  await createDatabase(cluster);
  return { url: cluster.url(databaseName), cluster };
}

/** Where the data folder's own PostgreSQL listens while it runs, when there has ever been one. */
export function knownDatabaseUrl(data: DataFolder, password: string): string | undefined {
  const known = readJson<State>(data.databaseState);
  return known && clusterUrl(known.port, password, databaseName);
}

/** Fails with a clear line when the database that DATABASE_URL names cannot be used. */
export async function checkOutsideDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    // A missing database is made by the migrations.
    if ((error as { code?: string }).code === '3D000') return;
    const { host, port } = client;
    throw new Problem(
      `The database that DATABASE_URL names, at ${host}:${port}, cannot be used: ${explain(error)}`,
    );
  }
}

/**
 * Inside the data folder, except for root where the account that runs PostgreSQL cannot enter it (a clone under root's
 * own home): then in a system folder of its own.
 */
function chooseFolder(data: DataFolder): string {
  if (canEnter(data.path, databaseAccount())) return data.database;
  const name = createHash('sha256').update(data.path).digest('hex').slice(0, 12);
  const parent = join(reachableFolder(), name);
  mkdirSync(parent, { recursive: true });
  console.log(
    `The database lies in ${parent}: PostgreSQL does not run as root and cannot enter ${data.path}.`,
  );
  return join(parent, 'postgres');
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
function explain(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || 'unknown error';
}
