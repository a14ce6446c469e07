import { v7 } from 'uuid';
import { check } from '@/lib/quiz/check';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import type { NumericKey } from '@/lib/quiz/kinds/numeric/key';
import { submitAnswer } from '@/lib/server/answer';
import type { AnswerView } from '@/lib/server/answer-view';
import { type OpenQuestion, openQuestion } from '@/lib/server/open-question';
import { nextQuestion, type PracticeWish } from '@/lib/server/practice';
import type { LearnerActor } from './learner';

/** A question of the built-in pack, as its token and (for the test alone) with its key. */
export async function drawQuestion(
  actor: LearnerActor,
  wish: PracticeWish = {},
): Promise<{ token: string; open: OpenQuestion }> {
  const token = await nextQuestion(actor, { pack: 'first-principles', ...wish });
  const open = token && (await openQuestion(actor, token));
  if (!token || !open) throw new Error('no question fits the wish');
  return { token, open };
}

export type Reply = {
  raw?: string;
  gaveUp?: boolean;
  hintsUsed?: number;
  attemptId?: string;
  timeZone?: string;
};

export function replyTo(
  token: string,
  { raw = '', gaveUp = false, hintsUsed = 0, attemptId = v7(), timeZone }: Reply,
) {
  return { attemptId, token, raw, gaveUp, hintsUsed, activeMs: 5000, ...(timeZone && { timeZone }) };
}

/** Sends an answer and expects it to be judged. */
export async function answer(actor: LearnerActor, token: string, reply: Reply): Promise<AnswerView> {
  const outcome = await submitAnswer(actor, replyTo(token, reply));
  if (outcome.status !== 'judged') throw new Error(`not judged: ${JSON.stringify(outcome)}`);
  return outcome.view;
}

/** The key of a question that asks for a number, as those of the built-in pack do. */
export function numericKey({ key }: OpenQuestion): NumericKey {
  if (key.kind !== 'numeric') throw new Error('this question asks for no number');
  return key;
}

/** The right answer, as the page would send it. */
export const rightAnswer = ({ key }: OpenQuestion) => kindOf(key.kind).rightAnswer(key);

/** A number no mistake of the item leads to. */
export function strangeAnswer(open: OpenQuestion): string {
  const { value, unit } = numericKey(open);
  return `${value * 7919 + 104_729}${unit ? ` ${unit.id}` : ''}`;
}

/** What a named mistake leads to, or any that is told as one. */
export function slipAnswer(open: OpenQuestion, slipId?: string): { raw: string; slipId: string } {
  const key = numericKey(open);
  const rawOf = (value: number) => `${value}${key.unit ? ` ${key.unit.id}` : ''}`;
  // Of few digits, a mistake's number may also be the right one, rounded too far.
  const slip = key.slips.find(
    ({ id, value }) => id === slipId || (slipId === undefined && check(key, rawOf(value)).kind === 'slip'),
  )!;
  return { raw: rawOf(slip.value), slipId: slip.id };
}
