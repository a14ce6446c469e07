import { Problem } from '../lib/problem';
import { openDataFolder } from './data-folder';
import { knownDatabaseUrl } from './database';
import { isLocked } from './lock';
import { prepare } from './prepare';
import { openSecrets } from './secrets';
import type { Shutdown } from './shutdown';

/**
 * The settings with which server code reaches the site's database: as it runs, when the site runs on this data folder,
 * or else started and migrated for as long as this process lives.
 */
export async function openDatabase(shutdown: Shutdown): Promise<NodeJS.Dict<string>> {
  const data = openDataFolder();
  if (!isLocked(data.lock)) return (await prepare(shutdown)).env;
  const secrets = openSecrets(data.secrets);
  const url = process.env.DATABASE_URL || knownDatabaseUrl(data, secrets.database);
  if (!url) {
    throw new Problem(
      `Gradcheck runs on ${data.path} with a database of your own: set the same DATABASE_URL.`,
    );
  }
  return { DATABASE_URL: url, GRADCHECK_SECRET: process.env.GRADCHECK_SECRET || secrets.server };
}
