import { v7 } from 'uuid';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import { type AnswerKey, answerKeySchema } from '@/lib/quiz/variant';
import { db } from '@/lib/server/db';
import { type SaveOutcome, saveMockAnswer } from '@/lib/server/mock/save';
import { mockSections } from '@/lib/server/mock/sections';
import { type StartOutcome, startMock } from '@/lib/server/mock/start';
import type { LearnerActor } from './learner';

export async function wishFor(
  length: 'short' | 'medium' | 'long',
  id: string = v7(),
): Promise<{ id: string; length: string; sections: string[] }> {
  return { id, length, sections: (await mockSections()).map((section) => section.id) };
}

/** Starts a mock about everything, of five questions, and expects it to run. */
export async function startedMock(
  actor: LearnerActor,
  length: 'short' | 'medium' = 'short',
): Promise<string> {
  const outcome: StartOutcome = await startMock(actor, await wishFor(length));
  if (outcome.status !== 'started') throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

/** The keys of a mock's questions, in order: for the server and the tests alone. */
export async function keysOf(learnerId: string, mockId: string): Promise<AnswerKey[]> {
  const rows = await db().mockQuestion.findMany({ where: { learnerId, mockId }, orderBy: { place: 'asc' } });
  return rows.map(({ key }) => answerKeySchema.parse(key));
}

export const rightRaw = (key: AnswerKey) => kindOf(key.kind).rightAnswer(key);

/** An answer as the page saves it. */
export function save(
  actor: LearnerActor,
  mock: string,
  place: number,
  raw: string,
  { id = v7(), ...rest }: { id?: string; flagged?: boolean; activeMs?: number } = {},
): Promise<SaveOutcome> {
  return saveMockAnswer(actor, { mock, place, answer: { id, raw }, activeMs: 0, ...rest });
}
