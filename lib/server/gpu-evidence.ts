import 'server-only';
import { z } from 'zod';
import { now } from './clock';
import { db } from './db';
import { isAttemptId } from './ids';
import { log } from './log';
import { type Actor, may } from './policy';

const figure = z.number().nullable();

const inputSchema = z.strictObject({
  attemptId: z.string().refine(isAttemptId),
  kind: z.enum(['exact', 'agrees', 'statistical', 'tie', 'disagrees', 'notChecked']),
  reason: z.string().max(40).nullable(),
  /** Null where the GPU gave no finite number. */
  maxDelta: figure,
  bound: figure,
  elements: z.int().min(0).max(1e9).nullable(),
  gpuValue: figure,
  learnerDelta: figure,
  adapter: z.string().max(200).nullable(),
  milliseconds: figure,
  /** Null where nothing was drawn at random. */
  estimate: figure,
  standardError: figure,
  draws: z.int().min(1).max(1e9).nullable(),
});

/** What a page reports; see `GpuEvidence` in the schema. */
export type EvidenceReport = z.input<typeof inputSchema>;

/**
 * Keeps what a learner's browser says its GPU made of one of their attempts. It is untrusted: it stands beside the
 * attempt and changes nothing about it. The first report of an attempt stays; a disagreement is logged with its adapter.
 */
export async function reportEvidence(
  actor: Actor,
  input: unknown,
): Promise<{ status: 'kept' | 'not-found' | 'invalid' }> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (actor.kind === 'visitor') return { status: 'not-found' };
  const { attemptId } = parsed.data;
  const { learnerId } = actor;
  const attempt = await db().attempt.findUnique({
    where: { learnerId_id: { learnerId, id: attemptId } },
    select: { itemId: true },
  });
  if (!attempt || !may(actor, { action: 'attempt.read', owner: learnerId })) return { status: 'not-found' };
  const data = { ...parsed.data, learnerId, reportedAt: now() };
  const { count } = await db().gpuEvidence.createMany({ data, skipDuplicates: true });
  if (count > 0 && data.kind === 'disagrees') {
    const { adapter, maxDelta, bound } = data;
    log().warn({ item: attempt.itemId, adapter, maxDelta, bound }, 'a GPU disagrees');
  }
  return { status: 'kept' };
}
