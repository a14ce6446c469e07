import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { type EvidenceReport, reportEvidence } from '@/lib/server/gpu-evidence';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { moveLearner } from '@/lib/server/move-learner';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeLearner } from '../builders/learner';

beforeAll(async () => {
  expect((await loadBuiltInPacks()).problems).toEqual([]);
});

async function answered() {
  const actor = await makeLearner();
  const { token, open } = await drawQuestion(actor);
  const { attemptId } = await answer(actor, token, { raw: rightAnswer(open) });
  return { actor, attemptId };
}

const reportOf = (attemptId: string, over: Partial<EvidenceReport> = {}): EvidenceReport => ({
  attemptId,
  kind: 'agrees',
  reason: null,
  maxDelta: 1e-7,
  bound: 2e-6,
  elements: 12,
  gpuValue: 0.5,
  learnerDelta: 1e-4,
  adapter: 'an adapter',
  milliseconds: 7.5,
  estimate: null,
  standardError: null,
  draws: null,
  ...over,
});

const kept = (attemptId: string) => db().gpuEvidence.findFirst({ where: { attemptId } });

describe('reportEvidence', () => {
  it('keeps a report beside the attempt, and the verdict stands whatever it says', async () => {
    const { actor, attemptId } = await answered();
    const before = await db().attempt.findUnique({ where: { id: attemptId } });
    const report = reportOf(attemptId, { kind: 'disagrees', maxDelta: null, gpuValue: null });
    expect(await reportEvidence(actor, report)).toEqual({ status: 'kept' });
    expect(await kept(attemptId)).toMatchObject({ ...report, learnerId: actor.learnerId });
    expect(await db().attempt.findUnique({ where: { id: attemptId } })).toEqual(before);
  });

  it('keeps what draws at random estimated', async () => {
    const { actor, attemptId } = await answered();
    const drawn = { estimate: 63.8, standardError: 0.7, draws: 8192 };
    await reportEvidence(actor, reportOf(attemptId, drawn));
    expect(await kept(attemptId)).toMatchObject({ kind: 'agrees', ...drawn });
  });

  it('keeps the first report of an attempt', async () => {
    const { actor, attemptId } = await answered();
    await reportEvidence(actor, reportOf(attemptId));
    expect(await reportEvidence(actor, reportOf(attemptId, { kind: 'disagrees' }))).toEqual({
      status: 'kept',
    });
    expect(await kept(attemptId)).toMatchObject({ kind: 'agrees' });
  });

  it('says of another’s attempt, or of none, only that it is not there', async () => {
    const { attemptId } = await answered();
    const other = await makeLearner();
    for (const id of [attemptId, v7()])
      expect(await reportEvidence(other, reportOf(id))).toEqual({ status: 'not-found' });
    expect(await reportEvidence({ kind: 'visitor' }, reportOf(attemptId))).toEqual({ status: 'not-found' });
    expect(await kept(attemptId)).toBeNull();
  });

  it.each([
    ['no attempt', { attemptId: 'x' }],
    ['an unknown kind', { kind: 'verified' }],
    ['NaN', { maxDelta: Number.NaN }],
    ['a negative count', { elements: -1 }],
    ['a very long adapter', { adapter: 'x'.repeat(201) }],
    ['a field of its own', { verdict: 'correct' }],
  ])('rejects %s', async (_, over) => {
    const { actor, attemptId } = await answered();
    expect(await reportEvidence(actor, { ...reportOf(attemptId), ...over })).toEqual({ status: 'invalid' });
    expect(await kept(attemptId)).toBeNull();
  });

  it('goes with the attempts to the account that a guest signs up for, and away with them', async () => {
    const { actor, attemptId } = await answered();
    await reportEvidence(actor, reportOf(attemptId));
    const account = await makeLearner();
    await moveLearner(actor.userId, account.userId);
    expect(await kept(attemptId)).toMatchObject({ learnerId: account.learnerId });
    await db().user.delete({ where: { id: account.userId } });
    expect(await kept(attemptId)).toBeNull();
  });
});
