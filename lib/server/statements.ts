import 'server-only';
import type pg from 'pg';
import type { Prisma } from '../generated/prisma/client';
import { pool, type Transaction } from './db';

/** Runs one statement and gives its rows. */
export type Run = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

/** Runs statements inside a transaction of Prisma's. */
export const runIn =
  (tx: Transaction): Run =>
  (statement) =>
    tx.$queryRaw(statement);

/** Postgres plans a statement once per connection when it knows it by a name. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `gradcheck-${names.size}`;
  names.set(text, name);
  return name;
}

/** Runs a statement by itself, past Prisma, which would cost several times what it does. For texts that are few. */
export async function runPrepared<Row extends object>(
  { text, values }: Prisma.Sql,
  on: pg.Pool | pg.PoolClient = pool(),
): Promise<Row[]> {
  const { rows } = await on.query<Row>({ name: nameOf(text), text, values });
  return rows;
}

/** One transaction of prepared statements, for what is done with every answer. */
export async function transact<T>(work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work((statement) => runPrepared(statement, client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
