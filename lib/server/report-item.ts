import 'server-only';
import { z } from 'zod';
import { now } from './clock';
import { db } from './db';
import { isAttemptId } from './ids';
import { type Actor, may } from './policy';

export const reportReasons = ['wrongKey', 'unclear', 'translation', 'display', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

const id = z.string().refine(isAttemptId);

const inputSchema = z
  .strictObject({
    id,
    attemptId: id,
    reason: z.enum(reportReasons),
    text: z.string().trim().max(2000),
    locale: z.enum(['en', 'zh']),
  })
  // Something else, and no word what, helps nobody.
  .refine(({ reason, text }) => reason !== 'other' || text !== '', { path: ['text'] });

export type ReportOutcome =
  | { status: 'kept' }
  /** No such attempt of this learner. */
  | { status: 'not-found' }
  | { status: 'too-many' }
  | { status: 'invalid'; field: string };

/** More than anybody means in earnest. */
const MAX_PER_DAY = 20;
const DAY_MS = 86_400_000;

/** Keeps what a learner finds wrong with an item they answered. The same id sent again is the same report. */
export async function reportItem(actor: Actor, input: unknown): Promise<ReportOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid', field: String(parsed.error.issues[0]?.path[0] ?? '') };
  if (actor.kind === 'visitor') return { status: 'not-found' };
  const { learnerId } = actor;
  const at = now();
  const report = parsed.data;
  const [attempt, earlier, today] = await Promise.all([
    db().attempt.findUnique({
      where: { learnerId_id: { learnerId, id: report.attemptId } },
      select: { packSlug: true, packVersionId: true, itemId: true, seed: true },
    }),
    db().itemReport.findUnique({ where: { id: report.id }, select: { learnerId: true, attemptId: true } }),
    db().itemReport.count({
      where: { learnerId, reportedAt: { gt: new Date(at.getTime() - DAY_MS) } },
      take: MAX_PER_DAY,
    }),
  ]);
  if (!attempt || !may(actor, { action: 'item.report', owner: learnerId })) return { status: 'not-found' };
  if (earlier) {
    const isSame = earlier.learnerId === learnerId && earlier.attemptId === report.attemptId;
    return { status: isSame ? 'kept' : 'not-found' };
  }
  if (today >= MAX_PER_DAY) return { status: 'too-many' };
  await db().itemReport.createMany({
    data: { ...report, ...attempt, learnerId, reportedAt: at },
    skipDuplicates: true,
  });
  return { status: 'kept' };
}

/** A report as the learner who made it sees it. `note`: what came of it. */
export type OwnReport = { reason: ReportReason; text: string; resolved: boolean; note: string | null };

/** What a learner reported about an attempt of theirs, the first report first. */
export async function readOwnReports(learnerId: string, attemptId: string): Promise<OwnReport[]> {
  const rows = await db().itemReport.findMany({
    where: { learnerId, attemptId },
    orderBy: { reportedAt: 'asc' },
    select: { reason: true, text: true, status: true, note: true },
  });
  return rows.map(({ reason, text, status, note }) => ({
    reason,
    text,
    resolved: status === 'resolved',
    note,
  }));
}
