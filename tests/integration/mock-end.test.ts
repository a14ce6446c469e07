import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { endMock, settleMocks } from '@/lib/server/mock/finish';
import { readEarlierMocks, readMock } from '@/lib/server/mock/read';
import type { MockReport } from '@/lib/server/mock/report';
import { rebuildCards } from '@/lib/server/rebuild';
import { readDay } from '@/lib/server/review-queue';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';
import { keysOf, rightRaw, save, startedMock } from '../builders/mock';

const clock = makeClock('2026-03-01T12:00:00Z');
const start = '2026-03-01T12:00:00Z';

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});
beforeEach(() => clock.set(start));

async function reportOf(actor: LearnerActor, mock: string): Promise<MockReport> {
  const view = await readMock(actor, mock, 'en');
  if (view?.state !== 'finished') throw new Error(`${mock} has no report`);
  return view.report;
}

const cardsOf = (actor: LearnerActor) =>
  db().cardState.findMany({ where: { learnerId: actor.learnerId }, orderBy: { itemId: 'asc' } });

const attemptsOf = (actor: LearnerActor) => db().attempt.count({ where: { learnerId: actor.learnerId } });

describe('the end', () => {
  it('makes of each answer an attempt of the moment it was saved, and of what was left open none', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor);
    const keys = await keysOf(actor.learnerId, mock);
    clock.set('2026-03-01T12:03:00Z');
    await save(actor, mock, 0, rightRaw(keys[0]!), { activeMs: 61_000 });
    await save(actor, mock, 1, '{"no":');
    clock.set('2026-03-01T12:05:00Z');
    expect(await endMock(actor, { mock })).toEqual({ status: 'ended' });
    const [attempt, ...others] = await db().attempt.findMany({ where: { learnerId: actor.learnerId } });
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({
      mode: 'mock',
      verdict: 'correct',
      grade: 3,
      activeMs: 61_000,
      hintsUsed: 0,
      answeredAt: new Date('2026-03-01T12:03:00Z'),
      localDay: '2026-03-01',
    });
    const report = await reportOf(actor, mock);
    expect(report).toMatchObject({
      early: true,
      finishedAt: '2026-03-01T12:05:00.000Z',
      score: { total: 5, right: 1, unanswered: 4, share: 0.2 },
    });
    expect(report.questions.map(({ verdict }) => verdict)).toEqual([
      'correct',
      'unreadable',
      null,
      null,
      null,
    ]);
    expect(report.questions[0]).toMatchObject({ attemptId: attempt!.id, activeMs: 61_000 });
    expect(await readAttempt(actor, attempt!.id)).toMatchObject({ question: { mode: 'mock' } });
  });

  it('takes what was on its way when the time ran out, and nothing after that', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor);
    const keys = await keysOf(actor.learnerId, mock);
    clock.set('2026-03-01T12:10:04Z');
    expect(await save(actor, mock, 0, rightRaw(keys[0]!))).toMatchObject({ status: 'saved' });
    expect(await readMock(actor, mock, 'en')).toMatchObject({ state: 'running' });
    clock.set('2026-03-01T12:10:06Z');
    expect(await save(actor, mock, 1, rightRaw(keys[1]!))).toEqual({ status: 'over' });
    expect(await save(actor, mock, 0, '')).toEqual({ status: 'over' });
    const report = await reportOf(actor, mock);
    expect(report).toMatchObject({ early: false, score: { right: 1, unanswered: 4 } });
    const attempt = await db().attempt.findFirstOrThrow({ where: { learnerId: actor.learnerId } });
    expect(attempt.answeredAt).toEqual(new Date('2026-03-01T12:10:00Z'));
  });

  it('comes once, whoever brings it about: two tabs, a reload and a queue at the same time', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    const mock = await startedMock(actor, 'medium');
    const keys = await keysOf(actor.learnerId, mock);
    for (const [place, key] of keys.entries()) await save(actor, mock, place, rightRaw(key));
    clock.set('2026-03-01T12:30:00Z');
    await Promise.all([
      endMock(actor, { mock }),
      endMock(actor, { mock }),
      readMock(actor, mock, 'en'),
      settleMocks(actor.learnerId),
      readDay(actor, new Date('2026-03-01T12:30:00Z')),
    ]);
    expect(await attemptsOf(actor)).toBe(10);
    expect((await cardsOf(actor)).map(({ reps }) => reps)).toEqual(Array(10).fill(1));
    expect(await save(actor, mock, 0, '1')).toEqual({ status: 'over' });
    expect(await attemptsOf(actor)).toBe(10);
  });

  it('puts its items into review, exactly as a replay of the log would, also beside later answers', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    const mock = await startedMock(actor, 'medium');
    const keys = await keysOf(actor.learnerId, mock);
    for (const [place, key] of keys.entries()) {
      await save(
        actor,
        mock,
        place,
        place % 2 === 0 ? rightRaw(key) : key.kind === 'numeric' ? '7.7e9' : '["1"]',
      );
    }
    // Meanwhile one of its items is answered in practice, after it was answered here.
    const first = await db().mockQuestion.findFirstOrThrow({ where: { mockId: mock, place: 0 } });
    clock.set('2026-03-01T12:06:00Z');
    const { token, open } = await drawQuestion(actor, { pack: first.packSlug, item: first.itemId });
    await answer(actor, token, { raw: rightAnswer(open) });
    clock.set('2026-03-03T12:00:00Z');
    await settleMocks(actor.learnerId);
    const incremental = await cardsOf(actor);
    expect(incremental.find(({ itemId }) => itemId === first.itemId)).toMatchObject({
      reps: 2,
      lastAnswerAt: new Date('2026-03-01T12:06:00Z'),
    });
    await db().$transaction((tx) => rebuildCards(tx, actor.learnerId));
    expect(await cardsOf(actor)).toEqual(incremental);
    const { queue } = await readDay(actor, new Date('2026-03-03T12:00:00Z'));
    expect(queue.length).toBeGreaterThan(3);
  });

  it('is shown beside earlier ones, the latest first, and asks other questions than they did', async () => {
    const actor = await makeLearner();
    const names = new Set<string>();
    for (const minute of [0, 20, 40]) {
      clock.set(`2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`);
      const mock = await startedMock(actor);
      const rows = await db().mockQuestion.findMany({ where: { mockId: mock } });
      for (const { packSlug, itemId } of rows) names.add(`${packSlug}/${itemId}`);
      await save(actor, mock, 0, rightRaw((await keysOf(actor.learnerId, mock))[0]!));
      await endMock(actor, { mock });
    }
    expect(names.size).toBe(15);
    expect(await readEarlierMocks(actor)).toMatchObject([
      { startedAt: '2026-03-01T12:40:00.000Z', score: { share: 0.2 } },
      { startedAt: '2026-03-01T12:20:00.000Z' },
      { startedAt: '2026-03-01T12:00:00.000Z', minutes: 10, usedMs: 0 },
    ]);
    expect(await readEarlierMocks(await makeLearner())).toEqual([]);
  });
});
