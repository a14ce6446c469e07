import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The content of a JSON file of ours, or nothing when it is not there. */
export function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** Writes a JSON file so that a reader, or a restart after a kill, sees the old one or the new one, never a part. */
export function writeJson(file: string, value: unknown, mode = 0o600): void {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`, { mode, flush: true });
  renameSync(partial, file);
}
