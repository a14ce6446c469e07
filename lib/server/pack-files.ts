import 'server-only';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFile } from '@/lib/quiz/pack';

/** The main file and then the others by name; paths as a reader of the log would look for them. */
export async function readPackFiles(folder: string): Promise<PackFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const ordered = ['pack.yaml', ...names.filter((name) => name !== 'pack.yaml')];
  return Promise.all(
    ordered.map(async (name) => ({
      file: join(folder, name),
      source: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/** What makes two versions the same: every file's name and text. */
export function contentHash(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { file, source } of files) hash.update(`${file.split('/').at(-1)}\0${source}\0`);
  return hash.digest('hex');
}
