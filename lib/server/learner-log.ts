import 'server-only';
import type { Grade } from '@/lib/review/grade-policy';
import type { LocalDay } from '@/lib/review/local-day';
import type { Answered } from '@/lib/review/progress/trials';
import { Prisma } from '../generated/prisma/client';
import type { JudgedKind } from './answer-view';
import { db } from './db';

/** An answer as the statistics see it. `slip`: a named mistake, and the attempt it was made in. */
export type LoggedAnswer = Answered & {
  verdict: JudgedKind;
  slip: { slipId: string; attemptId: string } | null;
};

/** The answers to one template, in the order of the log. */
export type CardLog = { pack: string; itemId: string; answers: LoggedAnswer[] };

/**
 * One learner's answers, card by card, without what was taken back. They are sent as one text a card: a hundred
 * thousand rows would cost more than everything that is done with them. The index `attempt_log` alone answers it, in
 * the order in which it lies there.
 */
export function logQuery(learnerId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "packSlug", "itemId",
      string_agg(concat_ws(' ', "localDay", "verdict", coalesce("grade", 0), "guess", "retention",
          "slipId", CASE WHEN "slipId" IS NOT NULL THEN "id" END), ',' ORDER BY "answeredAt", "id") AS "answers"
    FROM "attempt"
    WHERE "learnerId" = ${learnerId}::uuid
      AND "id" NOT IN (SELECT "targetId" FROM "review_event"
        WHERE "learnerId" = ${learnerId}::uuid AND "targetId" IS NOT NULL)
    GROUP BY "packSlug", "itemId"`;
}

type Row = { packSlug: string; itemId: string; answers: string };

export async function readLog(learnerId: string): Promise<CardLog[]> {
  const rows = await db().$queryRaw<Row[]>(logQuery(learnerId));
  return rows.map(({ packSlug, itemId, answers }) => ({
    pack: packSlug,
    itemId,
    answers: answers.split(',').map(readAnswer),
  }));
}

function readAnswer(text: string): LoggedAnswer {
  const [day, verdict, grade, guess, retention, slipId, attemptId] = text.split(' ');
  return {
    day: day as LocalDay,
    verdict: verdict as JudgedKind,
    grade: grade === '0' ? null : (Number(grade) as Grade),
    guess: Number(guess),
    retention: Number(retention),
    slip: slipId ? { slipId, attemptId: attemptId! } : null,
  };
}
