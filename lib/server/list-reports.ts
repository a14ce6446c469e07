import 'server-only';
import { z } from 'zod';
import type { Text } from '@/lib/quiz/text';
import { type AttemptView, viewRow } from './attempt';
import { now } from './clock';
import { db } from './db';
import { isAttemptId, type PackVersionId } from './ids';
import { findItem, packVersion } from './packs';
import { type Actor, may } from './policy';
import type { ReportReason } from './report-item';

const PAGE = 20;
const MAX_PAGE = 10_000;

const wishSchema = z.object({
  status: z.enum(['open', 'resolved']).catch('open'),
  reports: z.coerce.number().int().min(1).max(MAX_PAGE).catch(1),
});

/** A report without whoever made it. */
export type Report = {
  id: string;
  pack: string;
  itemId: string;
  title: Text;
  reason: ReportReason;
  text: string;
  /** The language it was read in. */
  locale: 'en' | 'zh';
  reportedAt: string;
  status: 'open' | 'resolved';
  note: string | null;
};

export type ReportList = {
  reports: Report[];
  status: Report['status'];
  counts: Record<Report['status'], number>;
  page: number;
  pages: number;
};

/** Reported problems, open or resolved, the latest first; null (404) for whoever may not see them. */
export async function listReports(actor: Actor, wish: unknown): Promise<ReportList | null> {
  if (!may(actor, { action: 'reports.read' })) return null;
  const { status, reports: page } = wishSchema.parse(wish);
  const [open, resolved, rows] = await Promise.all([
    db().itemReport.count({ where: { status: 'open' } }),
    db().itemReport.count({ where: { status: 'resolved' } }),
    db().itemReport.findMany({
      where: { status },
      orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
  ]);
  const counts = { open, resolved };
  return {
    reports: await Promise.all(rows.map(viewReport)),
    status,
    counts,
    page,
    pages: Math.max(1, Math.ceil(counts[status] / PAGE)),
  };
}

type Row = Awaited<ReturnType<typeof findReport>> & object;
const findReport = (id: string) => db().itemReport.findUnique({ where: { id } });

async function viewReport(row: Row): Promise<Report> {
  const { id, packSlug, packVersionId, itemId, reason, text, locale, reportedAt, status, note } = row;
  const pack = await packVersion(packVersionId as PackVersionId);
  const item = pack && findItem(pack, itemId);
  if (!item) throw new Error(`report ${id} names an item its pack version does not have`);
  return {
    id,
    pack: packSlug,
    itemId,
    title: item.title,
    reason,
    text,
    locale: locale as Report['locale'],
    reportedAt: reportedAt.toISOString(),
    status,
    note,
  };
}

export type ReportDetail = { report: Report; attempt: AttemptView };

/** A report with the very variant, answer and verdict it is about; null (404) for whoever may not see it. */
export async function readReport(actor: Actor, reportId: unknown): Promise<ReportDetail | null> {
  if (!may(actor, { action: 'reports.read' }) || !isAttemptId(reportId)) return null;
  const row = await findReport(reportId);
  if (!row) return null;
  const { learnerId, attemptId } = row;
  const attempt = await db().attempt.findUniqueOrThrow({
    where: { learnerId_id: { learnerId, id: attemptId } },
  });
  return { report: await viewReport(row), attempt: await viewRow(attempt, []) };
}

const resolutionSchema = z.strictObject({
  id: z.string().refine(isAttemptId),
  status: z.enum(['open', 'resolved']),
  note: z.string().trim().max(2000),
});

/** Settles a report, or takes it up again, with a note that its learner will read. */
export async function resolveReport(
  actor: Actor,
  input: unknown,
): Promise<{ status: 'kept' | 'not-found' | 'invalid' }> {
  const parsed = resolutionSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (!may(actor, { action: 'report.resolve' })) return { status: 'not-found' };
  const { id, status, note } = parsed.data;
  const { count } = await db().itemReport.updateMany({
    where: { id },
    data: { status, note: note === '' ? null : note, resolvedAt: status === 'resolved' ? now() : null },
  });
  return { status: count === 1 ? 'kept' : 'not-found' };
}
