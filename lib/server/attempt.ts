import 'server-only';
import { answerKeySchema, variantSchema } from '@/lib/quiz/variant';
import type { Attempt } from '../generated/prisma/client';
import { type AnswerView, type JudgedKind, type StoredAnswer, viewAnswer } from './answer-view';
import { now } from './clock';
import { db } from './db';
import { isAttemptId, type LearnerId, type PackVersionId } from './ids';
import { readLeech } from './leech';
import { openQuestion } from './open-question';
import { findItem, packVersion } from './packs';
import { type Actor, may } from './policy';
import { type QuestionView, viewQuestion } from './question';
import { type OwnReport, readOwnReports } from './report-item';
import type { AttemptMode } from './token';

export type AttemptView = {
  question: Omit<QuestionView, 'token' | 'mode'> & { mode: AttemptMode };
  answer: AnswerView;
  answeredAt: string;
};

const shown = {
  id: true,
  learnerId: true,
  raw: true,
  verdict: true,
  slipId: true,
  value: true,
  score: true,
  grade: true,
  variant: true,
  key: true,
  mode: true,
  packVersionId: true,
  itemId: true,
  answeredAt: true,
  timeZone: true,
} as const;

type Row = {
  id: string;
  learnerId: string;
  raw: string | null;
  verdict: string;
  slipId: string | null;
  value: number | null;
  score: number | null;
  grade: number | null;
};

type Beside = Pick<StoredAnswer, 'card' | 'leech' | 'reports'>;

async function stored(row: Row, beside: Beside) {
  const { learnerId, id } = row;
  const taken = await db().reviewEvent.findUnique({
    where: { learnerId_targetId: { learnerId, targetId: id } },
    select: { id: true },
  });
  return {
    ...row,
    verdict: row.verdict as JudgedKind,
    graded: row.grade !== null,
    undone: taken !== null,
    ...beside,
  };
}

/** The answer that closed a question, or waits to be marked, when this learner has given one: what a reload shows. */
export async function readAnswer(actor: Actor, token: unknown): Promise<AnswerView | null> {
  if (actor.kind === 'visitor') return null;
  const open = await openQuestion(actor, token);
  if (!open) return null;
  const { packVersionId, itemId, seed } = open.ref;
  const { learnerId } = actor;
  const rows = await db().attempt.findMany({
    where: { learnerId, packVersionId, itemId, seed, verdict: { not: 'imprecise' } },
    orderBy: { answeredAt: 'asc' },
    select: shown,
  });
  const row = rows.find(({ verdict }) => verdict !== 'unmarked') ?? rows.at(-1);
  if (!row) return null;
  const where = { learnerId_packSlug_itemId: { learnerId, packSlug: open.pack.slug, itemId } };
  const card = await db().cardState.findUnique({ where, select: { dueAt: true, intervalDays: true } });
  const { slipId } = row;
  const made = slipId === null ? null : { pack: open.pack.slug, itemId, slipId };
  const [leech, reports] = await Promise.all([
    made && readLeech(learnerId, made, now()),
    readOwnReports(learnerId, row.id),
  ]);
  return viewAnswer(
    await stored(row, { card, leech, reports }),
    open.template,
    open.variant,
    open.key,
    actor.timeZone,
  );
}

/** One of the learner's own attempts, exactly as it was; null (404) for anybody else's. */
export async function readAttempt(actor: Actor, attemptId: unknown): Promise<AttemptView | null> {
  if (!isAttemptId(attemptId)) return null;
  const row = await db().attempt.findUnique({ where: { id: attemptId }, select: shown });
  if (!row || !may(actor, { action: 'attempt.read', owner: row.learnerId as LearnerId })) return null;
  return viewRow(row, await readOwnReports(row.learnerId, row.id));
}

/** A stored attempt as it was, for whoever may see it. */
export async function viewRow(
  row: Row &
    Pick<Attempt, 'variant' | 'key' | 'mode' | 'packVersionId' | 'itemId' | 'answeredAt' | 'timeZone'>,
  reports: OwnReport[],
): Promise<AttemptView> {
  const pack = await packVersion(row.packVersionId as PackVersionId);
  const template = pack && findItem(pack, row.itemId);
  if (!pack || !template) throw new Error(`attempt ${row.id} names an item its pack version does not have`);
  const variant = variantSchema.parse(row.variant);
  const key = answerKeySchema.parse(row.key);
  return {
    question: { mode: row.mode, ...viewQuestion(pack, template, variant) },
    answer: viewAnswer(
      await stored(row, { card: null, leech: null, reports }),
      template,
      variant,
      key,
      row.timeZone,
    ),
    answeredAt: row.answeredAt.toISOString(),
  };
}
