import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { type EvidenceReport, reportEvidence } from '@/lib/server/gpu-evidence';
import { listEvidence } from '@/lib/server/list-evidence';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { answer, drawQuestion, numericKey, rightAnswer } from '../builders/answers';
import { makeLearner, makeMember } from '../builders/learner';

beforeAll(async () => {
  expect((await loadBuiltInPacks()).problems).toEqual([]);
});
beforeEach(() => db().gpuEvidence.deleteMany());

const item = 'adam-first-moment';

/** An answer to the item whose GPU has another opinion, unless said otherwise. */
async function report(over: Partial<EvidenceReport> = {}) {
  const actor = await makeLearner();
  const { token, open } = await drawQuestion(actor, { item });
  const { attemptId } = await answer(actor, token, { raw: rightAnswer(open) });
  await reportEvidence(actor, {
    attemptId,
    kind: 'disagrees',
    reason: null,
    maxDelta: 0.25,
    bound: 2e-6,
    elements: 12,
    gpuValue: 0.5,
    learnerDelta: null,
    adapter: 'an adapter',
    milliseconds: 7.5,
    estimate: null,
    standardError: null,
    draws: null,
    ...over,
  });
  return { actor, key: numericKey(open) };
}

async function list(wish: object = {}) {
  const found = await listEvidence(await makeMember('coach'), wish);
  if (!found) throw new Error('a coach may list evidence');
  return found;
}

describe('listEvidence', () => {
  it('shows a disagreement: the GPU’s number beside float64’s and the learner’s', async () => {
    const { key } = await report();
    const { total, disagreements } = await list();
    expect(total).toBe(1);
    expect(disagreements).toMatchObject([
      {
        pack: 'first-principles',
        itemId: item,
        current: true,
        adapter: 'an adapter',
        maxDelta: 0.25,
        bound: 2e-6,
        gpuValue: 0.5,
        referenceValue: key.engine.value,
      },
    ]);
    expect(disagreements[0]!.learnerValue).toBeCloseTo(key.engine.value, 3);
  });

  it('counts every kind and lists what disagrees only', async () => {
    await report({ kind: 'agrees', maxDelta: 1e-7 });
    await report({ kind: 'notChecked', reason: 'noAdapter', adapter: null });
    await report();
    const { counts, disagreements } = await list();
    expect(counts).toEqual({ exact: 0, agrees: 1, statistical: 0, tie: 0, disagrees: 1, notChecked: 1 });
    expect(disagreements).toHaveLength(1);
  });

  it('never says whose answer it was', async () => {
    const { actor } = await report();
    const said = JSON.stringify(await list());
    for (const secret of [actor.learnerId, actor.userId, '@example.test']) expect(said).not.toContain(secret);
  });

  it('narrows to a pack and an adapter, and says which adapters there are', async () => {
    await report();
    await report({ adapter: 'another adapter' });
    expect((await list()).adapters).toEqual(['an adapter', 'another adapter']);
    expect(await list({ adapter: 'another adapter' })).toMatchObject({
      total: 1,
      disagreements: [{ adapter: 'another adapter' }],
    });
    expect(await list({ pack: 'first-principles' })).toMatchObject({ total: 2 });
    expect(await list({ pack: 'no-such-pack' })).toMatchObject({ total: 0, disagreements: [] });
  });

  it('turns pages, newest first, and stays on the last one', async () => {
    for (let count = 0; count < 21; count++) await report({ gpuValue: count });
    const first = await list();
    expect(first).toMatchObject({ total: 21, page: 1, pages: 2 });
    expect(first.disagreements.map(({ gpuValue }) => gpuValue)).toEqual(
      Array.from({ length: 20 }, (_, index) => 20 - index),
    );
    expect(await list({ page: '99' })).toMatchObject({ page: 2, disagreements: [{ gpuValue: 0 }] });
  });

  it.each([{ page: '-1' }, { page: 'x' }, { page: ['1', '2'] }, { pack: '' }, { adapter: 'x'.repeat(300) }])(
    'takes a wish it cannot read (%o) for none',
    async (wish) => {
      await report();
      expect(await list(wish)).toMatchObject({ page: 1, total: 1 });
    },
  );

  it('is not there for visitors, guests and learners', async () => {
    for (const actor of [{ kind: 'visitor' } as const, await makeLearner(), await makeMember('learner')])
      expect(await listEvidence(actor, {})).toBeNull();
    expect(await listEvidence(await makeMember('admin'), {})).not.toBeNull();
  });
});
