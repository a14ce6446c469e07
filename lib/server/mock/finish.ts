import 'server-only';
import { z } from 'zod';
import { engineVersion } from '@/lib/engine/version';
import { answerKeySchema, variantSchema } from '@/lib/quiz/variant';
import { judge } from '../answer';
import { now } from '../clock';
import { db, type Transaction } from '../db';
import { isAttemptId, type PackVersionId } from '../ids';
import { type Actor, may } from '../policy';
import { keepAnswer } from '../record-answer';
import { runIn } from '../statements';
import { lockMocks } from './lock-mocks';
import { cappedTime, GRACE_MS } from './time';

/** Twenty answers, three statements each, on a machine that has other things to do. */
export const FINISH_TIMEOUT_MS = 30_000;

type Running = { id: string; learnerId: string; endsAt: Date; minutes: number; timeZone: string };

/**
 * Judges what was answered, once and for all: each answer becomes an attempt of the moment it was saved, and enters the
 * schedule as any other. What was left open, or cannot be read, is no attempt. Runs under `lockMocks`.
 */
export async function finishMock(tx: Transaction, mock: Running, at: Date): Promise<void> {
  const { id, learnerId, minutes, timeZone } = mock;
  const finishedAt = cappedTime(mock, at);
  const { count } = await tx.mock.updateMany({
    where: { learnerId, id, running: true },
    data: { running: null, finishedAt },
  });
  if (count === 0) return;
  const [{ desiredRetention }, questions] = await Promise.all([
    tx.learner.findUniqueOrThrow({ where: { id: learnerId }, select: { desiredRetention: true } }),
    // In one order for all, so that two who lock several cards never wait for each other.
    tx.mockQuestion.findMany({
      where: { learnerId, mockId: id, raw: { not: null } },
      orderBy: [{ packSlug: 'asc' }, { itemId: 'asc' }],
    }),
  ]);
  for (const {
    attemptId,
    raw,
    savedAt,
    activeMs,
    packVersionId,
    packSlug,
    itemId,
    seed,
    ...drawn
  } of questions) {
    const variant = variantSchema.parse(drawn.variant);
    const key = answerKeySchema.parse(drawn.key);
    const judged = judge(key, raw!, false);
    if ('malformed' in judged) continue;
    await keepAnswer(
      runIn(tx),
      { learnerId, desiredRetention },
      {
        ref: { packVersionId: packVersionId as PackVersionId, itemId, seed, mode: 'mock' },
        pack: { slug: packSlug },
        variant,
        key,
      },
      {
        id: attemptId,
        raw,
        ...judged,
        hintsUsed: 0,
        methodHintUsed: false,
        activeMs: Math.min(activeMs, minutes * 60_000),
        answeredAt: savedAt!,
        timeZone,
        engineVersion,
      },
    );
  }
}

/** Ends whatever mock of a learner has run out: whoever looks at their work first. */
export async function settleMocks(learnerId: string): Promise<void> {
  const at = now();
  const where = { learnerId, running: true, endsAt: { lt: new Date(at.getTime() - GRACE_MS) } };
  if (!(await db().mock.findFirst({ where, select: { id: true } }))) return;
  await db().$transaction(
    async (tx) => {
      await lockMocks(tx, learnerId);
      const mock = await tx.mock.findFirst({ where });
      if (mock) await finishMock(tx, mock, at);
    },
    { timeout: FINISH_TIMEOUT_MS },
  );
}

const inputSchema = z.strictObject({ mock: z.string().refine(isAttemptId) });

/** Ends a mock now, before its time or at it. One that has ended already stays as it is. */
export async function endMock(
  actor: Actor,
  input: unknown,
): Promise<{ status: 'ended' | 'not-found' | 'invalid' }> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (actor.kind === 'visitor') return { status: 'not-found' };
  const { learnerId } = actor;
  const where = { learnerId_id: { learnerId, id: parsed.data.mock } };
  return db().$transaction(
    async (tx) => {
      await lockMocks(tx, learnerId);
      const mock = await tx.mock.findUnique({ where });
      if (!mock || !may(actor, { action: 'mock.answer', owner: learnerId })) return { status: 'not-found' };
      await finishMock(tx, mock, now());
      return { status: 'ended' };
    },
    { timeout: FINISH_TIMEOUT_MS },
  );
}
