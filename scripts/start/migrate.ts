import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { applyMigrations } from '../prisma/cli';

const folder = 'prisma/migrations';

/** Applies what is pending. Prisma's CLI needs over a second to find that nothing is, so one query asks that first. */
export async function migrate(url: string): Promise<boolean> {
  if (await isMigrated(url)) return false;
  await applyMigrations(url);
  return true;
}

/** Whether the database has recorded exactly the migrations that the folder holds, each finished and unchanged. */
async function isMigrated(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ migration_name: string; checksum: string; done: boolean }>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    const applied = rows.map((row) => `${row.migration_name} ${row.checksum} ${row.done}`).sort();
    return applied.join('\n') === wanted().join('\n');
  } catch {
    // No database, no table yet: whatever it is, the CLI makes it or says it better.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function wanted(): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return names
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(`${folder}/${name}/migration.sql`);
      return `${name} ${createHash('sha256').update(script).digest('hex')} true`;
    })
    .sort();
}
