import 'server-only';
import { readFileSync } from 'node:fs';
import { env } from './env';

/** What time it is. With `GRADCHECK_CLOCK_FILE`, what the file says: how tests let days pass. */
export function now(): Date {
  const file = env().GRADCHECK_CLOCK_FILE;
  return file === undefined ? new Date() : new Date(readFileSync(file, 'utf8').trim());
}
