import 'server-only';
import { z } from 'zod';
import { type Pack, parsePack } from '@/lib/quiz/pack';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { db } from './db';
import type { PackVersionId } from './ids';

/** A pack and which of its versions this is. */
export type VersionedPack = { versionId: PackVersionId; pack: Pack };

const filesSchema = z.array(z.object({ file: z.string(), source: z.string() })).min(1);

/** Versions never change, so a parsed one is good for the life of the process. */
const parsed = new Map<string, Pack>();
const MAX_PARSED = 200;

function remember(versionId: string, files: unknown): Pack {
  const [main, ...parts] = filesSchema.parse(files);
  const result = parsePack(main!.source, main!.file, parts);
  if (!result.ok)
    throw new Error(`pack version ${versionId} no longer parses: ${result.problems[0]?.message}`);
  if (parsed.size >= MAX_PARSED) parsed.delete(parsed.keys().next().value!);
  parsed.set(versionId, result.pack);
  return result.pack;
}

/** One version of a pack, or null when there is none of that id. */
export async function packVersion(versionId: PackVersionId): Promise<Pack | null> {
  const known = parsed.get(versionId);
  if (known) return known;
  const row = await db().packVersion.findUnique({ where: { id: versionId }, select: { files: true } });
  return row && remember(versionId, row.files);
}

/** What new questions are drawn from. */
export async function currentPacks(): Promise<VersionedPack[]> {
  const rows = await db().pack.findMany({
    where: { currentId: { not: null } },
    select: { currentId: true },
    orderBy: { slug: 'asc' },
  });
  const packs: VersionedPack[] = [];
  for (const { currentId } of rows) {
    const versionId = currentId as PackVersionId;
    const pack = await packVersion(versionId);
    if (pack) packs.push({ versionId, pack });
  }
  return packs;
}

export function findItem(pack: Pack, itemId: string): Template | undefined {
  return pack.items.find((item) => item.id === itemId);
}

export function topicOf(pack: Pack, id: string): { id: string; title: Text } {
  const topic = pack.topics.find((each) => each.id === id);
  if (!topic) throw new Error(`${pack.slug} has no topic ${id}`);
  return { id, title: topic.title };
}
