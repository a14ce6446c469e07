import 'server-only';
import { z } from 'zod';
import { check } from '@/lib/quiz/check';
import { maxRawLength } from '@/lib/quiz/limits';
import { type AnswerKey, answerKeySchema } from '@/lib/quiz/variant';
import type { Malformed, MalformedCode } from '@/lib/quiz/verdict';
import { now } from '../clock';
import { db } from '../db';
import { isAttemptId } from '../ids';
import { type Actor, may } from '../policy';
import { lockMocks } from './lock-mocks';
import { cappedTime, takesAnswers } from './time';

const id = z
  .string()
  .refine(isAttemptId)
  .transform((text) => text.toLowerCase());

const inputSchema = z.strictObject({
  mock: id,
  place: z.int().min(0).max(100),
  /** A new answer, and its id, by which the later of two wins; '' takes the answer back. */
  answer: z.strictObject({ id, raw: z.string() }).optional(),
  flagged: z.boolean().optional(),
  activeMs: z.number().min(0),
});

/** What stands of an answer. `reading`: why it cannot be read as one, which says nothing of whether it is right. */
export type SavedAnswer = { saveId: string | null; raw: string | null; reading: Malformed | null };

export type SaveOutcome =
  /** `now`: the server's clock, in milliseconds. */
  | ({ status: 'saved'; now: number } & SavedAnswer)
  | { status: 'too-long'; now: number }
  /** The time is over, or the mock was ended: nothing is kept. */
  | { status: 'over' }
  | { status: 'not-found' }
  | { status: 'invalid' };

const blanks: readonly MalformedCode[] = [
  'empty',
  'nothingChosen',
  'nothingFilled',
  'nothingMatched',
  'nothingWritten',
];

/** Why an answer cannot be read; null when it can. All that a running mock learns of it. */
export function readingOf(key: AnswerKey, raw: string | null): Malformed | null {
  if (raw === null) return null;
  const verdict = check(key, raw);
  return verdict.kind === 'malformed' ? verdict.reason : null;
}

/**
 * Saves an answer, a flag and the time spent, without judging anything. The same save sent again, or one that an answer
 * given later has overtaken, changes nothing; what stands is sent back.
 */
export async function saveMockAnswer(actor: Actor, input: unknown): Promise<SaveOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (actor.kind === 'visitor') return { status: 'not-found' };
  const { mock: mockId, place, answer, flagged, activeMs } = parsed.data;
  const { learnerId } = actor;
  return db().$transaction(async (tx) => {
    await lockMocks(tx, learnerId);
    const where = { learnerId_mockId_place: { learnerId, mockId, place } };
    const row = await tx.mockQuestion.findUnique({ where, include: { mock: true } });
    if (!row || !may(actor, { action: 'mock.answer', owner: learnerId })) return { status: 'not-found' };
    const at = now();
    if (!row.mock.running || !takesAnswers(row.mock, at)) return { status: 'over' };
    if (answer && answer.raw.length > maxRawLength) return { status: 'too-long', now: at.getTime() };
    const key = answerKeySchema.parse(row.key);
    const isNew = answer !== undefined && (row.saveId === null || answer.id > row.saveId);
    const savedAt = cappedTime(row.mock, at);
    const given = isNew ? { saveId: answer.id, raw: blankToNull(key, answer.raw), savedAt } : {};
    const { saveId, raw } = await tx.mockQuestion.update({
      where,
      data: {
        ...given,
        ...(flagged === undefined ? {} : { flagged }),
        activeMs: Math.max(row.activeMs, Math.min(Math.round(activeMs), row.mock.minutes * 60_000)),
      },
      select: { saveId: true, raw: true },
    });
    return { status: 'saved', now: at.getTime(), saveId, raw, reading: readingOf(key, raw) };
  });
}

/** An answer with nothing in it is none. */
function blankToNull(key: AnswerKey, raw: string): string | null {
  const reading = readingOf(key, raw);
  return reading && blanks.includes(reading.code) ? null : raw;
}
