import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client';
import { env } from './env';

export type Database = PrismaClient;
/** Inside a transaction. */
export type Transaction = Prisma.TransactionClient;

const MAX_CONNECTIONS = 10;
/** A database that is away is said to be away soon, not after a default of minutes. */
const CONNECT_TIMEOUT_MS = 3000;

// Next.js loads modules anew while developing; one pool of connections must be enough.
const shared = globalThis as { gradcheckPool?: pg.Pool; gradcheckDatabase?: Database };

/** The one pool of connections of this process, made at first use. Prisma's client draws from it too. */
export function pool(): pg.Pool {
  if (shared.gradcheckPool === undefined) {
    shared.gradcheckPool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // A connection that breaks while nobody uses it is replaced by the next; without a listener it would end the process.
    shared.gradcheckPool.on('error', () => undefined);
  }
  return shared.gradcheckPool;
}

/** The one client of this process, made at first use. */
export function db(): Database {
  shared.gradcheckDatabase ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { disposeExternalPool: true }),
  });
  return shared.gradcheckDatabase;
}
