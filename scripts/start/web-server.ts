import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFree } from '../lib/ports';
import { Problem } from '../lib/problem';
import { signal } from '../lib/processes';
import { nextProgram } from './build';

const readyTimeoutMs = 60_000;
const stopTimeoutMs = 8_000;

export type WebServer = { pid: number; stop(): Promise<void>; ended: Promise<void> };

/** `PORT`, or 3000, or the next free one after it. */
export async function choosePort(): Promise<number> {
  const wanted = Number(process.env.PORT || 3000);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new Problem(`PORT is “${process.env.PORT}”, which is not a port number.`);
  }
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port++) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    return port;
  }
  throw new Problem(`No port from ${wanted} on is free; name another one in PORT.`);
}

/** Starts Next.js in the given mode, in a process group of its own so that we decide when it ends. */
export function startWebServer(
  mode: 'start' | 'dev',
  port: number,
  env: NodeJS.ProcessEnv,
  folder = '.',
): WebServer {
  const server = spawn(process.execPath, [nextProgram, mode, folder, '--port', String(port)], {
    env,
    detached: true,
    // The production server has nothing to say before it is ready that we do not say ourselves.
    stdio: ['ignore', mode === 'start' ? 'ignore' : 'inherit', 'inherit'],
  });
  const ended = once(server, 'exit').then(() => undefined);
  return { pid: server.pid ?? 0, ended, stop: () => stop(server, ended) };
}

/** Resolves when the health check answers 200: the pages and the database behind them are there. */
export async function waitUntilHealthy(url: string, server: WebServer): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  let alive = true;
  let last = 'nothing';
  void server.ended.then(() => {
    alive = false;
  });
  while (Date.now() < deadline) {
    if (!alive) throw new Problem('The web server stopped while starting; what it says is above.');
    try {
      const response = await fetch(`${url}/api/health`);
      if (response.status === 200) return;
      last = `${response.status} ${(await response.text()).slice(0, 200)}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new Problem(
    `${url}/api/health did not answer 200 within ${readyTimeoutMs / 1000} s; it said ${last}.`,
  );
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const group = -server.pid;
  const timer = setTimeout(() => signal(group, 'SIGKILL'), stopTimeoutMs);
  signal(group, 'SIGTERM');
  await ended;
  clearTimeout(timer);
}
