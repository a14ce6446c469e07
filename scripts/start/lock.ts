import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeJson } from '../lib/files';
import { Problem } from '../lib/problem';
import { signal, startOf } from '../lib/processes';

/** A process, named so that another one which gets its number later is not taken for it. */
type Holder = { pid: number; started: string };
type Content = Holder & { url?: string; children: Holder[] };

export type Lock = {
  /** Notes a process that must not outlive this start. */
  addChild(pid: number): void;
  setUrl(url: string): void;
  release(): void;
};

/**
 * Takes the data folder for this process. A lock whose holder is gone, after `kill -9` or a power cut, is taken over,
 * and what its holder had started is ended first.
 */
export async function takeLock(file: string, folder: string): Promise<Lock> {
  const content: Content = { ...holder(process.pid), children: [] };
  const own = `${file}.${process.pid}`;
  while (!tryLink(file, own, content)) {
    const found = read(file);
    if (found === undefined) continue;
    if (runs(found)) throw new Problem(explainHolder(found, folder));
    await endChildren(found.children);
    removeStale(file, found);
  }
  return {
    addChild(pid) {
      content.children.push(holder(pid));
      writeJson(file, content);
    },
    setUrl(url) {
      content.url = url;
      writeJson(file, content);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Whether somebody holds the lock now. */
export function isLocked(file: string): boolean {
  const found = read(file);
  return found !== undefined && runs(found);
}

/** A link appears whole or fails because the name is taken, so two starts cannot both succeed. */
function tryLink(file: string, own: string, content: Content): boolean {
  writeFileSync(own, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Two starts may both see the stale lock; the slower one must not remove the lock that the faster one has just taken. */
function removeStale(file: string, stale: Content): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved?.pid !== stale.pid || moved.started !== stale.started) linkSync(aside, file);
  rmSync(aside, { force: true });
}

async function endChildren(children: Holder[]): Promise<void> {
  for (const child of children.filter(runs)) {
    console.log(`Ending process ${child.pid}, left by a start that was killed.`);
    signal(child.pid, 'SIGINT');
    for (let waited = 0; runs(child) && waited < 15_000; waited += 50) await sleep(50);
    if (runs(child)) signal(child.pid, 'SIGKILL');
  }
}

function read(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function holder(pid: number): Holder {
  return { pid, started: startOf(pid) };
}

function runs({ pid, started }: Holder): boolean {
  return startOf(pid) === started;
}

function explainHolder({ pid, url }: Content, folder: string): string {
  const where = url === undefined ? 'it is still starting' : `at ${url}`;
  return `Gradcheck is already running on ${folder} (process ${pid}, ${where}). Stop it first, or set GRADCHECK_DATA to another folder.`;
}
