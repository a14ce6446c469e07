/** Measures the server and prints figures as JSON; a process of its own because server code needs another condition. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { freePort } from '../../lib/ports';
import { Problem } from '../../lib/problem';
import { startTemporaryDatabase } from '../../postgres/temporary';
import { applyMigrations } from '../../prisma/cli';
import { build, nextProgram } from '../../start/build';
import { startWebServer, waitUntilHealthy } from '../../start/web-server';
import { type Guest, makeAnswer, makeGuest } from './answers';
import { type BufferFigures, measureBuffers } from './buffers';
import { type LoadFigures, load, type Shot } from './load';

const GUESTS = 8;
const ROUNDS = 3;
/** Bounded: a round ends after so long or so many requests, whichever comes first. */
const LIMITS = { connections: 4, seconds: 8 };
const SHOTS = 600;
const ATTEMPTS = [10_000, 1_000_000];

const bare = fileURLToPath(new URL('./bare', import.meta.url));

export type ServerFigures = {
  connections: number;
  bare: LoadFigures[];
  answer: LoadFigures[];
  ratio: number;
};

/** With a size, only what the queue reads then. */
async function measureAll(attempts: number | null) {
  const database = await startTemporaryDatabase();
  try {
    const env = { ...process.env, DATABASE_URL: database.url, GRADCHECK_SECRET: v7(), LOG_LEVEL: 'silent' };
    Object.assign(process.env, env);
    await applyMigrations(database.url);
    await loadBuiltInPacks();
    const load = attempts === null ? await measureLoad(env) : null;
    await db().$disconnect();
    const buffers: BufferFigures[] = [];
    for (const size of attempts === null ? ATTEMPTS : [attempts]) {
      buffers.push(await measureBuffers(database.url, size));
    }
    return { load, buffers };
  } finally {
    await database.stop();
  }
}

async function measureLoad(env: NodeJS.ProcessEnv): Promise<ServerFigures> {
  const ends: (() => Promise<void>)[] = [];
  try {
    await build(env);
    await buildBare(env);
    const site = await serve(env, ends);
    const bareSite = await serve(env, ends, bare);
    await waitUntilHealthy(site.url, site.server);
    await waitUntilAnswering(bareSite.url);
    const guests = await Promise.all(Array.from({ length: GUESTS }, () => makeGuest(site.url)));
    return {
      connections: LIMITS.connections,
      ...(await measureRounds(site.port, bareSite.port, guests)),
    };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** The two in turn, so that whatever else the machine does falls on both. The first round of each warms up. */
async function measureRounds(sitePort: number, barePort: number, guests: readonly Guest[]) {
  const figures: Record<'bare' | 'answer', LoadFigures[]> = { bare: [], answer: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const answers: Shot[] = [];
    for (let index = 0; index < SHOTS; index++) {
      answers.push(await makeAnswer(guests[index % guests.length]!));
    }
    const answer = await load(sitePort, () => answers.pop() ?? null, LIMITS);
    const rows = await rowsLikeThese(guests);
    const inserts = await load(barePort, () => insertOf(rows.pop()), LIMITS);
    if (answer.failed + inserts.failed > 0)
      throw new Problem(`${answer.failed} answers, ${inserts.failed} inserts failed`);
    if (round === 0) continue;
    figures.answer.push(answer);
    figures.bare.push(inserts);
  }
  const mean = (all: LoadFigures[]) => all.reduce((sum, { rate }) => sum + rate, 0) / all.length;
  return { ...figures, ratio: mean(figures.answer) / mean(figures.bare) };
}

/** The answers just stored, under new ids: what the bare route inserts is as large as what the answer path does. */
async function rowsLikeThese(guests: readonly Guest[]): Promise<object[]> {
  const rows = await db().attempt.findMany({
    where: { learnerId: { in: guests.map(({ actor }) => actor.learnerId) } },
    take: SHOTS,
  });
  return rows.map((row) => ({ ...row, id: v7() }));
}

const insertOf = (row: object | undefined): Shot | null =>
  row
    ? {
        path: '/insert',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(row),
        isGood: (status) => status === 200,
      }
    : null;

async function serve(env: NodeJS.ProcessEnv, ends: (() => Promise<void>)[], folder?: string) {
  const port = await freePort();
  const server = startWebServer('start', port, { ...env, NODE_ENV: 'production' }, folder);
  ends.push(server.stop);
  return { port, url: `http://127.0.0.1:${port}`, server };
}

async function buildBare(env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [nextProgram, 'build', bare], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Problem('the bare route did not build');
}

const PATIENCE_MS = 30_000;

async function waitUntilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) throw new Problem(`${url} did not answer within ${PATIENCE_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const [attempts] = process.argv.slice(2);
console.log(JSON.stringify(await measureAll(attempts === undefined ? null : Number(attempts))));
process.exit();
