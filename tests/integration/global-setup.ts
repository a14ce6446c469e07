import { startTemporaryDatabase } from '../../scripts/postgres/temporary';
import { applyMigrations } from '../../scripts/prisma/cli';
import { generateClient } from '../../scripts/prisma/generate';

/** A PostgreSQL of the tests' own, migrated, for one run; `DATABASE_URL` names it in every worker. */
export default async function setup(): Promise<() => Promise<void>> {
  await generateClient();
  const database = await startTemporaryDatabase();
  await applyMigrations(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.GRADCHECK_SECRET = 'a-secret-of-the-integration-tests-only';
  return () => database.stop();
}
