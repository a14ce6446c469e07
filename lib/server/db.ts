import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client';
import { env } from './env';

export type Database = PrismaClient;
/** Inside a transaction. */
export type Transaction = Prisma.TransactionClient;

const MAX_CONNECTIONS = 10;
/** A database that is away is said to be away soon, not after a default of minutes. */
const CONNECT_TIMEOUT_MS = 3000;

// Next.js loads modules anew while developing; one pool of connections must be enough.
const shared = globalThis as { gradcheckDatabase?: Database };

/** The one client of this process, made at first use. */
export function db(): Database {
  shared.gradcheckDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    }),
  });
  return shared.gradcheckDatabase;
}
