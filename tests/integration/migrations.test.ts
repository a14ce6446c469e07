import { expect, test } from 'vitest';
import { runPrisma } from '../../scripts/prisma/cli';

const comparison = ['migrate', 'diff', '--to-schema', 'prisma/schema', '--exit-code'];

test('the migrations, replayed from nothing, produce exactly the schema', async () => {
  const { status, output } = await runPrisma([...comparison, '--from-migrations', 'prisma/migrations']);
  expect(output).toContain('No difference detected');
  expect(status).toBe(0);
}, 60_000);

test('a migrated database has exactly the schema', async () => {
  const { status, output } = await runPrisma([...comparison, '--from-config-datasource']);
  expect(output).toContain('No difference detected');
  expect(status).toBe(0);
}, 60_000);

test('the official CLI finds every migration recorded as it records them', async () => {
  const { status, output } = await runPrisma(['migrate', 'status']);
  expect(output).toContain('Database schema is up to date');
  expect(status).toBe(0);
}, 60_000);
