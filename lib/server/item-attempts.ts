import 'server-only';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import { answerKeySchema, variantSchema } from '@/lib/quiz/variant';
import type { Grade } from '@/lib/review/grade-policy';
import type { LocalDay } from '@/lib/review/local-day';
import type { Step } from '@/lib/review/progress/item-history';
import type { Answered } from '@/lib/review/progress/trials';
import { feedbackOf, type JudgedKind } from './answer-view';
import { db } from './db';
import { type Html, type Only, renderText } from './markdown';
import type { CardKey } from './rebuild';

/** An answer to an item, as its memory sees it. */
export type ItemAnswer = Answered & { id: string; packVersionId: string; undone: boolean };

/** A learner's answers to one item in the order of the log, those taken back too. */
export async function readItemAnswers(learnerId: string, key: CardKey): Promise<ItemAnswer[]> {
  const [rows, events] = await Promise.all([
    db().attempt.findMany({
      where: { learnerId, ...key },
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
      select: { id: true, packVersionId: true, localDay: true, grade: true, guess: true, retention: true },
    }),
    db().reviewEvent.findMany({ where: { learnerId, ...key, kind: 'void' }, select: { targetId: true } }),
  ]);
  const voided = new Set(events.map(({ targetId }) => targetId));
  return rows.map(({ localDay, grade, ...row }) => ({
    ...row,
    day: localDay as LocalDay,
    grade: grade as Grade | null,
    undone: voided.has(row.id),
  }));
}

/** One answer to an item, with the very question it was given to. */
export type ShownAttempt = {
  id: string;
  answeredAt: string;
  promptHtml: Html;
  raw: string;
  verdict: JudgedKind;
  /** What was said of a named mistake. */
  slipHtml: Html | null;
  hintsUsed: number;
  undone: boolean;
  /** null: it says nothing of memory. */
  grade: Grade | null;
  /** Predicted recall just before; null at the first meeting, and for what does not count. */
  predicted: number | null;
  /** In how many days it was to come back; null for what does not count. */
  intervalDays: number | null;
};

/** These answers with everything that was seen then, in the order given. */
export async function viewAttempts(
  learnerId: string,
  answers: readonly ItemAnswer[],
  stepOf: ReadonlyMap<string, Step>,
  only: Only,
): Promise<ShownAttempt[]> {
  const rows = await db().attempt.findMany({
    where: { learnerId, id: { in: answers.map(({ id }) => id) } },
    select: {
      id: true,
      answeredAt: true,
      variant: true,
      key: true,
      raw: true,
      verdict: true,
      slipId: true,
      hintsUsed: true,
    },
  });
  return answers.map(({ id, undone, grade }) => {
    const row = rows.find((each) => each.id === id)!;
    const { prompt } = variantSchema.parse(row.variant);
    const key = answerKeySchema.parse(row.key);
    const feedback = row.slipId === null ? null : feedbackOf(key, row.slipId);
    const step = stepOf.get(id);
    return {
      id,
      answeredAt: row.answeredAt.toISOString(),
      promptHtml: renderText(prompt, only),
      raw: kindOf(key.kind).toLine(row.raw ?? ''),
      verdict: row.verdict,
      slipHtml: feedback ? renderText(feedback, only) : null,
      hintsUsed: row.hintsUsed,
      undone,
      grade: undone ? null : grade,
      predicted: step?.predicted ?? null,
      intervalDays: step?.learnt?.intervalDays ?? null,
    };
  });
}
