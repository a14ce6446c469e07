import 'server-only';
import { z } from 'zod';
import { engineVersion } from '@/lib/engine/version';
import { check, isUnmarked } from '@/lib/quiz/check';
import { maxRawLength } from '@/lib/quiz/limits';
import type { AnswerKey } from '@/lib/quiz/variant';
import type { Malformed } from '@/lib/quiz/verdict';
import { isTimeZone } from '@/lib/review/local-day';
import { type AnswerView, type JudgedKind, viewAnswer } from './answer-view';
import { now } from './clock';
import { isAttemptId } from './ids';
import { readLeech } from './leech';
import { openQuestion } from './open-question';
import { type Actor, may } from './policy';
import { recordAnswer } from './record-answer';

const inputSchema = z.object({
  attemptId: z.string().refine(isAttemptId),
  token: z.string(),
  raw: z.string(),
  gaveUp: z.boolean(),
  hintsUsed: z.int().min(0).max(100),
  activeMs: z.number().min(0),
  timeZone: z.string().max(100).optional(),
  locale: z.enum(['en', 'zh']).optional(),
});

export type AnswerOutcome =
  | { status: 'judged'; view: AnswerView }
  | { status: 'malformed'; reason: Malformed }
  /** No such question for this learner. */
  | { status: 'not-found' }
  /** A visitor: sign in as a guest, then send the same attempt again. */
  | { status: 'sign-in-needed' }
  | { status: 'invalid'; fields: string[] };

/** A tab left open overnight is not a night's work. */
const MAX_ACTIVE_MS = 10 * 60_000;

export type Judged = {
  verdict: JudgedKind;
  value: number | null;
  score: number | null;
  slipId: string | null;
};

/** The verdict as it is kept; what cannot be read has none. */
export function judge(key: AnswerKey, raw: string, gaveUp: boolean): Judged | { malformed: Malformed } {
  if (gaveUp) return { verdict: 'gaveUp', value: null, score: 0, slipId: null };
  const verdict = check(key, raw);
  if (verdict.kind === 'malformed') return { malformed: verdict.reason };
  if (isUnmarked(key, raw)) return { verdict: 'unmarked', value: null, score: null, slipId: null };
  return {
    verdict: verdict.kind,
    value: verdict.value,
    score: verdict.kind === 'imprecise' ? null : verdict.score,
    slipId: verdict.kind === 'slip' ? verdict.slipId : null,
  };
}

/**
 * Judges an answer and keeps it. The same attempt id sent again gets what was stored the first time; what cannot be
 * read as a number is not an attempt, so nothing is stored and the question stays open.
 */
export async function submitAnswer(actor: Actor, input: unknown): Promise<AnswerOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    return { status: 'invalid', fields: parsed.error.issues.map((issue) => issue.path.join('.')) };
  const { attemptId, token, raw, gaveUp, hintsUsed, activeMs, timeZone, locale } = parsed.data;
  // Not worth drawing a question for.
  if (!gaveUp && raw.length > maxRawLength) return { status: 'malformed', reason: { code: 'tooLong' } };
  const open = await openQuestion(actor, token);
  if (!open) return { status: 'not-found' };
  if (actor.kind === 'visitor') return { status: 'sign-in-needed' };
  if (!may(actor, { action: 'answer.submit', issuedTo: open.ref.issuedTo })) return { status: 'not-found' };
  const judged = judge(open.key, raw, gaveUp);
  if ('malformed' in judged) return { status: 'malformed', reason: judged.malformed };
  const opened = open.template.hints.slice(0, hintsUsed);
  const follows = !actor.timeZoneFixed && timeZone && isTimeZone(timeZone);
  const zone = follows ? timeZone : actor.timeZone;
  const answeredAt = now();
  const recorded = await recordAnswer(actor, open, {
    id: attemptId,
    raw: gaveUp ? null : raw,
    ...judged,
    hintsUsed: opened.length,
    methodHintUsed: opened.some((hint) => hint.method),
    activeMs: Math.min(Math.round(activeMs), MAX_ACTIVE_MS),
    answeredAt,
    timeZone: zone,
    engineVersion,
  });
  if (!recorded) return { status: 'not-found' };
  const { slipId } = recorded;
  const made = slipId === null ? null : { pack: open.pack.slug, itemId: open.ref.itemId, slipId };
  const leech = made && (await readLeech(actor.learnerId, made, answeredAt));
  // Nothing can have been reported about what is only now answered.
  const stored = { ...recorded, leech, reports: [] };
  return { status: 'judged', view: viewAnswer(stored, open.template, open.variant, open.key, zone, locale) };
}
