/** `npm start`: from a fresh clone, or from yesterday's data, to pages that answer. */
import { report } from '../lib/problem';
import { build } from './build';
import { loadPacks } from './packs';
import { prepare } from './prepare';
import { createShutdown } from './shutdown';
import { startWebServer, waitUntilHealthy } from './web-server';

const shutdown = createShutdown();

try {
  const { env, port, url, lock } = await prepare(shutdown);
  await build(env);
  const server = startWebServer('start', port, { ...env, NODE_ENV: 'production' });
  lock.addChild(server.pid);
  shutdown.onEnd(server.stop);
  await Promise.all([loadPacks(env), waitUntilHealthy(url, server)]);
  lock.setUrl(url);
  console.log(`Gradcheck is ready at ${url}`);
  await server.ended;
  if (!shutdown.ending()) console.error('The web server ended unexpectedly.');
} catch (error) {
  // What a signal interrupts may fail in any way; that is no news.
  if (!shutdown.ending()) report(error);
}
await shutdown.end(1);
