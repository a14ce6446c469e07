import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A clock file for `GRADCHECK_CLOCK_FILE`, set by the test. */
export function makeClock(start: string): { file: string; set: (instant: string) => void } {
  const file = join(mkdtempSync(join(tmpdir(), 'gradcheck-clock-')), 'now');
  const set = (instant: string) => writeFileSync(file, instant);
  set(start);
  return { file, set };
}
