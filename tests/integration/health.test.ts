import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTemporaryDatabase } from '@/scripts/postgres/temporary';

let database: Awaited<ReturnType<typeof startTemporaryDatabase>>;
const usual = process.env.DATABASE_URL;

beforeAll(async () => {
  database = await startTemporaryDatabase();
  process.env.DATABASE_URL = database.url;
  vi.resetModules();
  Object.assign(globalThis, { gradcheckDatabase: undefined });
});
afterAll(() => {
  process.env.DATABASE_URL = usual;
  Object.assign(globalThis, { gradcheckDatabase: undefined });
});

describe('checkHealth', () => {
  it('says ok while Postgres answers, and unreachable, soon, when it is gone', async () => {
    const { checkHealth } = await import('@/lib/server/health');
    expect(await checkHealth()).toMatchObject({ status: 'ok', database: 'ok' });
    await database.stop();
    const start = performance.now();
    expect(await checkHealth()).toMatchObject({ status: 'down', database: 'unreachable' });
    // The promise is "soon"; five seconds leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(5000);
    const { readPractice } = await import('@/lib/server/practice-view');
    const { isDatabaseDown } = await import('@/lib/server/database-down');
    const error = await readPractice({ kind: 'visitor' }, {}).catch((reason: unknown) => reason);
    expect(isDatabaseDown(error)).toBe(true);
    expect(isDatabaseDown(new Error('a bug'))).toBe(false);
  });
});
