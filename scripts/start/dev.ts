/** `npm run dev`: the same database as `npm start`, and pages that follow every change of the sources. */
import { report } from '../lib/problem';
import { loadPacks } from './packs';
import { prepare } from './prepare';
import { createShutdown } from './shutdown';
import { startWebServer } from './web-server';

const shutdown = createShutdown();

try {
  const { env, port, url, lock } = await prepare(shutdown);
  await loadPacks(env);
  const server = startWebServer('dev', port, env);
  lock.addChild(server.pid);
  shutdown.onEnd(server.stop);
  lock.setUrl(url);
  await server.ended;
} catch (error) {
  if (!shutdown.ending()) report(error);
}
await shutdown.end(1);
