import { startTemporaryDatabase } from '../../scripts/postgres/temporary';
import { applyMigrations } from '../../scripts/prisma/cli';
import { generateClient } from '../../scripts/prisma/generate';

/** A PostgreSQL of the tests' own, migrated, for one run; `DATABASE_URL` names it in every worker. */
export default async function setup(): Promise<() => Promise<void>> {
  await generateClient();
  const database = await startTemporaryDatabase();
  await applyMigrations(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.BETTER_AUTH_SECRET = 'integration-tests-only-auth-secret';
  process.env.GRADCHECK_TOKEN_SECRET = 'integration-tests-only-token-secret';
  process.env.BETTER_AUTH_URL = 'http://localhost:3000';
  return () => database.stop();
}
