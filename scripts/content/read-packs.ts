import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Pack, type PackProblem, parsePack } from '@/lib/quiz/pack';

const packsFolder = 'content/packs';

export type ReadPack = { folder: string } & (
  | { ok: true; pack: Pack }
  | { ok: false; problems: PackProblem[] }
);

/** The names of the built-in packs' folders. */
export function packFolders(root: string): string[] {
  return readdirSync(join(root, packsFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads one pack: `pack.yaml` and, in alphabetical order, the other YAML files beside it. */
export function readPack(root: string, folder: string): ReadPack {
  const path = join(root, packsFolder, folder);
  const mainFile = relative(root, join(path, 'pack.yaml'));
  if (!existsSync(join(path, 'pack.yaml'))) {
    const message = 'the folder of a pack holds a pack.yaml';
    return { folder, ok: false, problems: [{ file: mainFile, line: 1, column: 1, path: '', message }] };
  }
  const read = (name: string) => ({
    source: readFileSync(join(path, name), 'utf8'),
    file: relative(root, join(path, name)),
  });
  const parts = readdirSync(path)
    .filter((name) => name.endsWith('.yaml') && name !== 'pack.yaml')
    .sort()
    .map(read);
  const main = read('pack.yaml');
  return { folder, ...parsePack(main.source, main.file, parts) };
}
