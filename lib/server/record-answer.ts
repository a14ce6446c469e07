import 'server-only';
import { applyEvent, type Card, comesLate, type ReviewEvent } from '@/lib/review/card';
import { GRADE_POLICY, type Grade, gradeOf } from '@/lib/review/grade-policy';
import { localDayOf } from '@/lib/review/local-day';
import { type JudgedKind, type StoredAnswer, staysOpen } from './answer-view';
import { db, type Transaction } from './db';
import type { OpenQuestion } from './open-question';
import type { Actor } from './policy';
import { replayCard } from './rebuild';

type Learner = Extract<Actor, { kind: 'learner' }>;

/** One judged answer, before it is kept. */
export type NewAnswer = {
  id: string;
  raw: string | null;
  verdict: JudgedKind;
  value: number | null;
  score: number | null;
  slipId: string | null;
  hintsUsed: number;
  methodHintUsed: boolean;
  activeMs: number;
  answeredAt: Date;
  timeZone: string;
  engineVersion: string;
};

type Before = {
  id: string;
  learnerId: string;
  raw: string | null;
  verdict: JudgedKind;
  value: number | null;
  score: number | null;
  slipId: string | null;
  grade: number | null;
  sameQuestion: boolean;
};
type History = {
  attempts: Before[] | null;
  card: (Omit<Card, 'dueAt' | 'lastAnswerAt'> & { dueAt: string; lastAnswerAt: string }) | null;
};

/** What is already known of this attempt id, of this variant and of the card: one statement. */
async function readHistory(
  tx: Transaction,
  learnerId: string,
  { ref, pack }: OpenQuestion,
  attemptId: string,
) {
  const [row] = await tx.$queryRaw<History[]>`
    SELECT
      (SELECT json_agg(json_build_object(
          'id', a."id", 'learnerId', a."learnerId", 'raw', a."raw", 'verdict', a."verdict", 'value', a."value", 'score', a."score",
          'slipId', a."slipId", 'grade', a."grade",
          'sameQuestion', a."packVersionId" = ${ref.packVersionId}::uuid AND a."itemId" = ${ref.itemId} AND a."seed" = ${ref.seed}))
        FROM "attempt" a
        WHERE a."id" = ${attemptId}::uuid
           OR (a."learnerId" = ${learnerId}::uuid AND a."packVersionId" = ${ref.packVersionId}::uuid
               AND a."itemId" = ${ref.itemId} AND a."seed" = ${ref.seed})) AS "attempts",
      (SELECT to_json(c) FROM "card_state" c
        WHERE c."learnerId" = ${learnerId}::uuid AND c."packSlug" = ${pack.slug} AND c."itemId" = ${ref.itemId}) AS "card"`;
  const card = row?.card ?? null;
  return {
    attempts: row?.attempts ?? [],
    card: card && { ...card, dueAt: new Date(card.dueAt), lastAnswerAt: new Date(card.lastAnswerAt) },
  };
}

async function keepCard(
  tx: Transaction,
  learner: Learner,
  open: OpenQuestion,
  before: Card | null,
  event: ReviewEvent,
) {
  const key = { packSlug: open.pack.slug, itemId: open.ref.itemId };
  const card = comesLate(before, event)
    ? await replayCard(tx, learner.learnerId, key)
    : applyEvent(before, event);
  if (!card || card === before) return before;
  const { stability, difficulty, dueAt, intervalDays, lastDay, lastAnswerAt, lastAttemptId, reps, lapses } =
    card;
  const fields = {
    stability,
    difficulty,
    dueAt,
    intervalDays,
    lastDay,
    lastAnswerAt,
    lastAttemptId,
    reps,
    lapses,
  };
  await tx.$executeRaw`
    INSERT INTO "card_state" ("learnerId", "packSlug", "itemId", "stability", "difficulty", "dueAt", "intervalDays",
      "lastDay", "lastAnswerAt", "lastAttemptId", "reps", "lapses")
    VALUES (${learner.learnerId}::uuid, ${key.packSlug}, ${key.itemId}, ${stability}, ${difficulty}, ${dueAt},
      ${intervalDays}, ${lastDay}, ${lastAnswerAt}, ${lastAttemptId}::uuid, ${reps}, ${lapses})
    ON CONFLICT ("learnerId", "packSlug", "itemId") DO UPDATE SET
      "stability" = EXCLUDED."stability", "difficulty" = EXCLUDED."difficulty", "dueAt" = EXCLUDED."dueAt",
      "intervalDays" = EXCLUDED."intervalDays", "lastDay" = EXCLUDED."lastDay",
      "lastAnswerAt" = EXCLUDED."lastAnswerAt", "lastAttemptId" = EXCLUDED."lastAttemptId",
      "reps" = EXCLUDED."reps", "lapses" = EXCLUDED."lapses"`;
  return { ...card, ...fields };
}

/**
 * Keeps an answer in one transaction of four statements: a lock on this learner's card, what is known so far, the
 * attempt, the card. An id that is already there gets its stored answer back; null when it is somebody else's or
 * belongs to another question.
 */
export async function recordAnswer(
  learner: Learner,
  open: OpenQuestion,
  answer: NewAnswer,
): Promise<StoredAnswer | null> {
  const { ref, pack, variant, key } = open;
  return db().$transaction(async (tx) => {
    // Two tabs that answer at once go one after the other. A lock on the card's row would not do: there may be none yet.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${learner.learnerId}/${pack.slug}/${ref.itemId}`}, 0))`;
    const { attempts, card } = await readHistory(tx, learner.learnerId, open, answer.id);
    const same = attempts.find((attempt) => attempt.id === answer.id);
    if (same) {
      if (same.learnerId !== learner.learnerId || !same.sameQuestion) return null;
      return { ...same, graded: same.grade !== null, card: same.grade === null ? null : card };
    }
    const answeredBefore = attempts.some((attempt) => !staysOpen(attempt.verdict));
    const grade: Grade | null = gradeOf({
      verdict: answer.verdict,
      methodHintUsed: answer.methodHintUsed,
      answeredBefore,
    });
    const attempt = {
      ...answer,
      learnerId: learner.learnerId,
      packSlug: pack.slug,
      packVersionId: ref.packVersionId,
      itemId: ref.itemId,
      seed: ref.seed,
      mode: ref.mode,
      variant,
      key,
      localDay: localDayOf(answer.answeredAt, answer.timeZone),
      grade,
      gradePolicy: GRADE_POLICY,
    };
    await tx.attempt.createMany({ data: attempt });
    const event = { attemptId: answer.id, answeredAt: answer.answeredAt, timeZone: answer.timeZone, grade };
    const kept = await keepCard(tx, learner, open, card, event);
    if (answer.timeZone !== learner.timeZone) {
      await tx.learner.update({
        where: { id: learner.learnerId },
        data: { timeZone: answer.timeZone },
        select: { id: true },
      });
    }
    return { ...answer, graded: grade !== null, card: grade === null ? null : kept };
  });
}
