import 'server-only';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackFile, type PackProblem, parsePack } from '@/lib/quiz/pack';
import { db } from './db';
import { env } from './env';
import { newPackVersionId } from './ids';
import { contentHash, readPackFiles } from './pack-files';

/** Keeps this text of a pack as its current version; the same text again is the same version. */
async function keepVersion(slug: string, files: readonly PackFile[]): Promise<void> {
  const hash = contentHash(files);
  await db().$transaction(async (tx) => {
    await tx.pack.upsert({ where: { slug }, create: { slug }, update: {} });
    const { id } = await tx.packVersion.upsert({
      where: { slug_contentHash: { slug, contentHash: hash } },
      create: { id: newPackVersionId(), slug, contentHash: hash, files: [...files] },
      update: {},
    });
    await tx.pack.update({ where: { slug }, data: { currentId: id } });
  });
}

async function loadPack(folder: string): Promise<{ slug: string } | { problems: PackProblem[] }> {
  const read = await readPackFiles(folder).then(
    (files) => ({ files }),
    (error: Error) => ({
      problems: [{ file: folder, line: 1, column: 1, path: '', message: error.message }],
    }),
  );
  if ('problems' in read) return read;
  const [main, ...parts] = read.files;
  const parsed = parsePack(main!.source, main!.file, parts);
  if (!parsed.ok) return { problems: parsed.problems };
  await keepVersion(parsed.pack.slug, read.files);
  return { slug: parsed.pack.slug };
}

/**
 * Brings the packs of the content folder into the database. A pack with a problem is left out (its last sound version
 * stays current) and the others load.
 */
export async function loadBuiltInPacks(): Promise<{ loaded: string[]; problems: PackProblem[] }> {
  const root = join(env().GRADCHECK_CONTENT, 'packs');
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name));
  const results = [];
  for (const folder of folders.sort()) results.push(await loadPack(folder));
  return {
    loaded: results.flatMap((result) => ('slug' in result ? [result.slug] : [])),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
}
