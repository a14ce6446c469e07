import { randomBytes } from 'node:crypto';
import { freePort } from '../../lib/ports';
import { startTemporaryDatabase } from '../../postgres/temporary';
import { applyMigrations } from '../../prisma/cli';
import { build } from '../../start/build';
import { loadPacks } from '../../start/packs';
import { startWebServer, waitUntilHealthy } from '../../start/web-server';

/** The production build on an empty database of its own. `secret` is what it seals questions with. */
export type Site = { url: string; secret: string; stop(): Promise<void> };

export async function startSite(): Promise<Site> {
  const database = await startTemporaryDatabase();
  const secret = randomBytes(24).toString('hex');
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    GRADCHECK_SECRET: secret,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production' as const,
  };
  try {
    await applyMigrations(database.url);
    await loadPacks(env);
    await build(env);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const server = startWebServer('start', port, env);
    const stop = async () => {
      await server.stop();
      await database.stop();
    };
    await waitUntilHealthy(url, server).catch(async (error) => {
      await stop();
      throw error;
    });
    return { url, secret, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
