import 'server-only';
import { z } from 'zod';
import { toBase } from '@/lib/quiz/kinds/numeric/units';
import type { Text } from '@/lib/quiz/text';
import { answerKeySchema } from '@/lib/quiz/variant';
import { db } from './db';
import type { PackVersionId } from './ids';
import { currentPacks, findItem, packVersion } from './packs';
import { type Actor, may } from './policy';

/** One answer for which a learner's GPU gave another number than float64. Whose answer it was is not told. */
export type Disagreement = {
  reportedAt: string;
  pack: string;
  itemId: string;
  title: Text;
  /** Whether the item is still there to be tried. */
  current: boolean;
  adapter: string | null;
  /** Null where the GPU gave no finite number. */
  maxDelta: number | null;
  bound: number | null;
  /** The value asked for, before any unit: the GPU's, the key's and the learner's. */
  gpuValue: number | null;
  referenceValue: number | null;
  learnerValue: number | null;
  /** What draws at random estimated, where there were any. */
  estimate: number | null;
  standardError: number | null;
};

export const evidenceKinds = ['exact', 'agrees', 'statistical', 'tie', 'disagrees', 'notChecked'] as const;

export type EvidenceList = {
  counts: Record<(typeof evidenceKinds)[number], number>;
  /** What the disagreements can be narrowed to. */
  packs: { slug: string; title: Text }[];
  adapters: string[];
  /** What they are narrowed to. */
  pack: string | null;
  adapter: string | null;
  total: number;
  /** From 1. */
  page: number;
  pages: number;
  /** Newest first. */
  disagreements: Disagreement[];
};

const PAGE = 20;

const text = z.string().min(1).max(200).nullable().catch(null);
const wishSchema = z.object({
  pack: text,
  adapter: text,
  page: z.coerce.number().int().min(1).max(1e6).catch(1),
});

async function countByKind(): Promise<EvidenceList['counts']> {
  const rows = await db().gpuEvidence.groupBy({ by: ['kind'], _count: true });
  const counted = new Map(rows.map(({ kind, _count }) => [kind, _count]));
  return Object.fromEntries(
    evidenceKinds.map((kind) => [kind, counted.get(kind) ?? 0]),
  ) as EvidenceList['counts'];
}

async function adaptersThatDisagree(): Promise<string[]> {
  const rows = await db().gpuEvidence.findMany({
    where: { kind: 'disagrees', adapter: { not: null } },
    distinct: ['adapter'],
    orderBy: { adapter: 'asc' },
    select: { adapter: true },
  });
  return rows.map(({ adapter }) => adapter!);
}

function disagreementsOn(where: object, page: number) {
  return db().gpuEvidence.findMany({
    where,
    orderBy: [{ reportedAt: 'desc' }, { attemptId: 'desc' }],
    skip: (page - 1) * PAGE,
    take: PAGE,
    select: {
      reportedAt: true,
      adapter: true,
      maxDelta: true,
      bound: true,
      gpuValue: true,
      estimate: true,
      standardError: true,
      attempt: { select: { packSlug: true, packVersionId: true, itemId: true, key: true, value: true } },
    },
  });
}

type Row = Awaited<ReturnType<typeof disagreementsOn>>[number];

/** A disagreement under the title its item had then. */
async function view({ reportedAt, attempt, ...figures }: Row, current: Set<string>): Promise<Disagreement[]> {
  const { packSlug, packVersionId, itemId, value } = attempt;
  const pack = await packVersion(packVersionId as PackVersionId);
  const item = pack && findItem(pack, itemId);
  if (!item) return [];
  const key = answerKeySchema.parse(attempt.key);
  const numeric = key.kind === 'numeric' ? key : null;
  return [
    {
      ...figures,
      reportedAt: reportedAt.toISOString(),
      pack: packSlug,
      itemId,
      title: item.title,
      current: current.has(`${packSlug}/${itemId}`),
      referenceValue: numeric?.engine.value ?? null,
      learnerValue: numeric && value !== null ? toBase(value, numeric.unit?.id ?? null) : null,
    },
  ];
}

/** How the GPU checks went, and every disagreement; null (404) for whoever is neither coach nor admin. */
export async function listEvidence(actor: Actor, wish: object): Promise<EvidenceList | null> {
  if (!may(actor, { action: 'evidence.list' })) return null;
  const { pack, adapter, page: wanted } = wishSchema.parse(wish);
  const where = {
    kind: 'disagrees' as const,
    ...(adapter !== null && { adapter }),
    ...(pack !== null && { attempt: { packSlug: pack } }),
  };
  const [counts, adapters, packs, total] = await Promise.all([
    countByKind(),
    adaptersThatDisagree(),
    currentPacks(),
    db().gpuEvidence.count({ where }),
  ]);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(wanted, pages);
  const rows = await disagreementsOn(where, page);
  const current = new Set(
    packs.flatMap(({ pack: { slug, items } }) => items.map(({ id }) => `${slug}/${id}`)),
  );
  return {
    counts,
    packs: packs.map(({ pack: { slug, title } }) => ({ slug, title })),
    adapters,
    pack,
    adapter,
    total,
    page,
    pages,
    disagreements: (await Promise.all(rows.map((row) => view(row, current)))).flat(),
  };
}
