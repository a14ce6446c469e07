/** `npm run db:reset [-- --yes]`: throws the embedded database away, learners, answers and all; the next start makes a new one. */
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readJson } from '../lib/files';
import { Problem, report } from '../lib/problem';
import { openDataFolder } from './data-folder';
import { isLocked } from './lock';

async function reset(): Promise<string> {
  if (process.env.DATABASE_URL) {
    throw new Problem(
      'DATABASE_URL is set, and this resets the embedded database only: unset it, or empty the one it names yourself.',
    );
  }
  const data = openDataFolder();
  if (isLocked(data.lock)) throw new Problem(`Gradcheck is running on ${data.path}: stop it first.`);
  const folder = readJson<{ folder: string }>(data.databaseState)?.folder ?? data.database;
  if (!existsSync(folder)) return 'There is no database yet; nothing to reset.';
  if (!(await agreed(`Delete the database in ${folder}, with every account and answer in it?`))) {
    return 'Nothing was deleted.';
  }
  rmSync(folder, { recursive: true });
  return 'The database is deleted; the next `npm start` makes a new one.';
}

async function agreed(question: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) throw new Problem(`${question} Nobody is there to ask: say --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

try {
  console.log(await reset());
} catch (error) {
  report(error);
  process.exitCode = 1;
}
