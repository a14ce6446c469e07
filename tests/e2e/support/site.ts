import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../../scripts/lib/ports';
import { makeClock } from '../../builders/clock';

const readyLine = /Gradcheck is ready at (http:\S+)/;

/** The site as `npm start` serves it, on a data folder of its own and with a clock that tests set. */
export class Site {
  readonly data = makeFolder();
  readonly clock = makeClock('2026-03-02T09:00:00Z');
  url = '';
  private process: ChildProcess | undefined;
  private port = 0;

  /** `env`: more settings, such as `DATABASE_URL`. */
  constructor(private readonly env: Record<string, string> = {}) {}

  async start(): Promise<void> {
    this.port ||= await freePort();
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: {
        ...process.env,
        GRADCHECK_DATA: this.data,
        PORT: String(this.port),
        GRADCHECK_CLOCK_FILE: this.clock.file,
        LOG_LEVEL: 'silent',
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.process = child;
    let said = '';
    this.url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk;
        const ready = readyLine.exec(said)?.[1];
        if (ready) resolve(ready);
      };
      child.stdout?.on('data', listen);
      child.stderr?.on('data', listen);
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(child.pid, 'SIGINT');
    await ended;
  }

  /** What a power cut does: nobody gets to tidy up. */
  async killEverything(): Promise<void> {
    const { pid, children } = JSON.parse(readFileSync(join(this.data, 'lock'), 'utf8')) as {
      pid: number;
      children: { pid: number }[];
    };
    const ended = once(this.process!, 'exit');
    for (const each of [pid, ...children.map((child) => child.pid)]) {
      try {
        process.kill(each, 'SIGKILL');
      } catch {
        // Gone already with its parent.
      }
    }
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What the server seals questions with. */
  get secret(): string {
    return this.secrets().server;
  }

  private secrets(): { server: string; database: string } {
    return JSON.parse(readFileSync(join(this.data, 'secrets.json'), 'utf8'));
  }

  /** Asks the site's own database: what the pages claim must be there. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const { port } = JSON.parse(readFileSync(join(this.data, 'postgres.json'), 'utf8')) as { port: number };
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'gradcheck',
      password: this.secrets().database,
      database: 'gradcheck',
    });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
}

/** Where the account that runs PostgreSQL for root can enter as well. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradcheck-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}
