import { hashFiles } from '../lib/hash';
import { Problem } from '../lib/problem';
import { isCurrent, writeStamp } from '../lib/stamp';
import { runPrisma } from './cli';

/** Beside the generated client, so that deleting the client also deletes the memory of having made it. */
const stamp = 'lib/generated/.schema-hash';

/** Generates the Prisma client unless it already stands for this schema; says whether it did. */
export async function generateClient(): Promise<boolean> {
  const hash = hashFiles(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (isCurrent(stamp, hash)) return false;
  const { status, output } = await runPrisma(['generate']);
  if (status !== 0) throw new Problem(`prisma generate failed:\n${output.trim()}`);
  writeStamp(stamp, hash);
  return true;
}
