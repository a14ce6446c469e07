import 'server-only';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import type { Card } from '@/lib/review/card';
import { GRADE_POLICY, type Grade, gradeOf } from '@/lib/review/grade-policy';
import { guessChance } from '@/lib/review/guess';
import { availableAt, type Hold, NO_HOLD } from '@/lib/review/hold';
import { localDayOf } from '@/lib/review/local-day';
import type { AnswerEntry } from '@/lib/review/log';
import { afterAnswer, NOTHING, type Standing } from '@/lib/review/standing';
import { Prisma } from '../generated/prisma/client';
import { type JudgedKind, type RecordedAnswer, staysOpen } from './answer-view';
import { lockCard } from './lock-card';
import type { OpenQuestion } from './open-question';
import type { Learner } from './policy';
import { replayCard } from './rebuild';
import { type Run, transact } from './statements';
import type { AttemptMode } from './token';

/** A question as an attempt keeps it, however it came to be asked. */
export type AskedQuestion = {
  ref: Pick<OpenQuestion['ref'], 'packVersionId' | 'itemId' | 'seed'> & { mode: AttemptMode };
  pack: { slug: string };
  variant: Variant;
  key: AnswerKey;
};

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
  undone: boolean;
  sameQuestion: boolean;
};
/** As JSON brings it: instants are text. */
type AsText<T, Instants extends keyof T> = Omit<T, Instants> & {
  [K in Instants]: string | Extract<T[K], null>;
};
type History = {
  attempts: Before[] | null;
  card: AsText<Card, 'dueAt' | 'lastAnswerAt'> | null;
  hold: AsText<Hold, 'buriedUntil' | 'suspendedAt'> | null;
};

/** What is already known of this attempt id, of this variant and of the card: one statement. */
async function readHistory(run: Run, learnerId: string, { ref, pack }: AskedQuestion, attemptId: string) {
  const [row] = await run<History>(Prisma.sql`
    SELECT
      (SELECT json_agg(json_build_object(
          'id', a."id", 'learnerId', a."learnerId", 'raw', a."raw", 'verdict', a."verdict", 'value', a."value", 'score', a."score",
          'slipId', a."slipId", 'grade', a."grade",
          'undone', EXISTS (SELECT 1 FROM "review_event" e
            WHERE e."learnerId" = a."learnerId" AND e."targetId" = a."id"),
          'sameQuestion', a."packVersionId" = ${ref.packVersionId}::uuid AND a."itemId" = ${ref.itemId} AND a."seed" = ${ref.seed}))
        FROM "attempt" a
        WHERE a."id" = ${attemptId}::uuid
           OR (a."learnerId" = ${learnerId}::uuid AND a."packVersionId" = ${ref.packVersionId}::uuid
               AND a."itemId" = ${ref.itemId} AND a."seed" = ${ref.seed})) AS "attempts",
      (SELECT to_json(c) FROM "card_state" c
        WHERE c."learnerId" = ${learnerId}::uuid AND c."packSlug" = ${pack.slug} AND c."itemId" = ${ref.itemId}) AS "card",
      (SELECT to_json(h) FROM "card_hold" h
        WHERE h."learnerId" = ${learnerId}::uuid AND h."packSlug" = ${pack.slug} AND h."itemId" = ${ref.itemId}) AS "hold"`);
  return { attempts: row?.attempts ?? [], standing: row ? readStanding(row) : NOTHING };
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

function readStanding({ card, hold }: History): Standing {
  return {
    card: card && { ...card, dueAt: new Date(card.dueAt), lastAnswerAt: new Date(card.lastAnswerAt) },
    hold: hold ? { buriedUntil: instant(hold.buriedUntil), suspendedAt: instant(hold.suspendedAt) } : NO_HOLD,
  };
}

/** The card after this answer. One that counts for nothing leaves it as it was. */
async function standingAfter(
  run: Run,
  learnerId: string,
  { pack, ref }: AskedQuestion,
  before: Standing,
  entry: AnswerEntry,
): Promise<Standing> {
  if (entry.grade === null) return before;
  const key = { packSlug: pack.slug, itemId: ref.itemId };
  return afterAnswer(before, entry) ?? replayCard(run, learnerId, key, [entry]);
}

/** The attempt and, where it counts, the card: one statement. */
function keep(attempt: Prisma.AttemptCreateManyInput, { card, hold }: Standing): Prisma.Sql {
  const insert = Prisma.sql`
    INSERT INTO "attempt" SELECT * FROM json_populate_record(NULL::"attempt", ${JSON.stringify(attempt)}::json)`;
  if (attempt.grade === null || card === null) return insert;
  const { learnerId, packSlug, itemId } = attempt;
  const state: Prisma.CardStateCreateManyInput = {
    learnerId,
    packSlug,
    itemId,
    ...card,
    availableAt: availableAt(card, hold),
  };
  return Prisma.sql`
    WITH "kept" AS (${insert})
    INSERT INTO "card_state" SELECT * FROM json_populate_record(NULL::"card_state", ${JSON.stringify(state)}::json)
    ON CONFLICT ("learnerId", "packSlug", "itemId") DO UPDATE SET
      "stability" = EXCLUDED."stability", "difficulty" = EXCLUDED."difficulty", "dueAt" = EXCLUDED."dueAt",
      "availableAt" = EXCLUDED."availableAt", "intervalDays" = EXCLUDED."intervalDays",
      "firstDay" = EXCLUDED."firstDay", "firstGrade" = EXCLUDED."firstGrade", "lastDay" = EXCLUDED."lastDay",
      "lastAnswerAt" = EXCLUDED."lastAnswerAt", "lastAttemptId" = EXCLUDED."lastAttemptId",
      "guess" = EXCLUDED."guess", "reps" = EXCLUDED."reps", "lapses" = EXCLUDED."lapses"`;
}

/** Whose answer it is, and the recall that they aim at. */
type Whose = { learnerId: string; desiredRetention: number };

/**
 * Keeps an answer in three statements: a lock on this learner's card, what is known so far, the attempt with the card.
 * An id that is already there gets its stored answer back; null when it is somebody else's or belongs to another
 * question.
 */
export async function keepAnswer(
  run: Run,
  { learnerId, desiredRetention }: Whose,
  asked: AskedQuestion,
  answer: NewAnswer,
): Promise<RecordedAnswer | null> {
  const { ref, pack, variant, key } = asked;
  // Two tabs that answer at once go one after the other. A lock on the card's row would not do: there may be none yet.
  await lockCard(run, learnerId, { packSlug: pack.slug, itemId: ref.itemId });
  const { attempts, standing } = await readHistory(run, learnerId, asked, answer.id);
  const same = attempts.find((attempt) => attempt.id === answer.id);
  if (same) {
    if (same.learnerId !== learnerId || !same.sameQuestion) return null;
    return {
      ...same,
      graded: same.grade !== null,
      undone: same.undone,
      card: same.grade === null ? null : standing.card,
    };
  }
  const answeredBefore = attempts.some((attempt) => !staysOpen(attempt.verdict));
  const grade: Grade | null = gradeOf({
    verdict: answer.verdict,
    methodHintUsed: answer.methodHintUsed,
    answeredBefore,
  });
  const attempt = {
    ...answer,
    learnerId,
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
    guess: guessChance(key, variant.shown),
    retention: desiredRetention,
  };
  const after = await standingAfter(run, learnerId, asked, standing, {
    kind: 'answer',
    id: answer.id,
    at: answer.answeredAt,
    timeZone: answer.timeZone,
    grade,
    guess: attempt.guess,
    retention: attempt.retention,
  });
  await run(keep(attempt, after));
  return { ...answer, graded: grade !== null, undone: false, card: grade === null ? null : after.card };
}

/** Keeps one answer in a transaction of its own; the learner's days follow the zone it came from. */
export async function recordAnswer(
  learner: Learner,
  open: OpenQuestion,
  answer: NewAnswer,
): Promise<RecordedAnswer | null> {
  const { learnerId, timeZone, preferences } = learner;
  const { desiredRetention } = preferences;
  return transact(async (run) => {
    const stored = await keepAnswer(run, { learnerId, desiredRetention }, open, answer);
    if (stored && answer.timeZone !== timeZone) {
      await run(
        Prisma.sql`UPDATE "learner" SET "timeZone" = ${answer.timeZone} WHERE "id" = ${learnerId}::uuid`,
      );
    }
    return stored;
  });
}
