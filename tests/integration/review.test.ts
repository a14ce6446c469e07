import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grade } from '@/lib/review/grade-policy';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { openQuestion } from '@/lib/server/open-question';
import { readProgress } from '@/lib/server/progress';
import { rebuildCards } from '@/lib/server/rebuild';
import { nextReviewQuestion, reviewSummary } from '@/lib/server/review';
import { answer, drawQuestion, rightAnswer, slipAnswer, strangeAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner, refreshed } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

const cardsOf = (actor: LearnerActor) =>
  db().cardState.findMany({
    where: { learnerId: actor.learnerId },
    orderBy: [{ packSlug: 'asc' }, { itemId: 'asc' }],
  });

describe('review', () => {
  it('brings a card back at four in the morning of the learner’s own day, with other numbers', async () => {
    clock.set('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 0 });
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    // 12:00 UTC is 20:00 in Shanghai; tomorrow begins there at 20:00 UTC.
    const view = await answer(actor, token, { ...slipAnswer(open), timeZone: 'Asia/Shanghai' });
    expect(view.card!.dueAt).toBe('2026-03-01T20:00:00.000Z');
    const learner = await refreshed(actor);
    expect(learner.timeZone).toBe('Asia/Shanghai');
    expect(await nextReviewQuestion(learner)).toBeNull();
    expect(await reviewSummary(learner)).toMatchObject({
      dueNow: 0,
      dueTomorrow: 1,
      nextDueAt: '2026-03-01T20:00:00.000Z',
    });
    clock.set('2026-03-01T20:00:00Z');
    expect(await reviewSummary(learner)).toMatchObject({ dueNow: 1, cards: 1 });
    const again = await openQuestion(learner, await nextReviewQuestion(learner));
    expect(again).toMatchObject({ ref: { itemId: 'adam-first-moment', mode: 'review' } });
    expect(again!.ref.seed).not.toBe(open.ref.seed);
  });

  it('is empty for a visitor and shows nobody else’s cards', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const { token, open } = await drawQuestion(actor);
    await answer(actor, token, { raw: rightAnswer(open) });
    expect(await reviewSummary({ kind: 'visitor' })).toEqual({
      dueNow: 0,
      dueTomorrow: 0,
      nextDueAt: null,
      cards: 0,
    });
    expect(await reviewSummary(other)).toMatchObject({ cards: 0 });
    expect(await readProgress(other)).toBeNull();
    expect((await readProgress(actor))!.recent.attempts).toMatchObject([
      { verdict: 'correct', raw: rightAnswer(open) },
    ]);
  });

  it('rebuilds every card exactly from the log', async () => {
    const actor = await makeLearner();
    let random = 42;
    const chance = (n: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      return random % n;
    };
    for (let i = 0; i < 120; i++) {
      clock.set(new Date(Date.UTC(2026, 2, 1, 6) + i * 7 * 3_600_000).toISOString());
      const { token, open } = await drawQuestion(actor, {
        topic: ['adam', 'attention', 'kv-cache'][chance(3)]!,
      });
      const raw = [rightAnswer, strangeAnswer, (o: typeof open) => slipAnswer(o).raw][chance(3)]!(open);
      await answer(actor, token, { raw, timeZone: ['UTC', 'Asia/Shanghai', 'America/New_York'][chance(3)]! });
      if (chance(4) === 0) await answer(actor, token, { raw });
    }
    const incremental = await cardsOf(actor);
    await db().$transaction((tx) => rebuildCards(tx, actor.learnerId));
    expect(await cardsOf(actor)).toEqual(incremental);
    expect(incremental.length).toBeGreaterThan(10);
  }, 60_000);

  it('places an answer that arrives late where it belongs in time', async () => {
    const actor = await makeLearner();
    const at = async (instant: string, wrong: boolean) => {
      clock.set(instant);
      const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
      await answer(actor, token, { raw: wrong ? strangeAnswer(open) : rightAnswer(open) });
    };
    await at('2026-03-01T12:00:00Z', false);
    await at('2026-03-09T12:00:00Z', false);
    await at('2026-03-05T12:00:00Z', true);
    const late = await cardsOf(actor);
    const graded = await db().attempt.findMany({
      where: { learnerId: actor.learnerId },
      orderBy: { answeredAt: 'asc' },
    });
    expect(graded.map((attempt) => attempt.grade as Grade)).toEqual([3, 1, 3]);
    expect(late[0]).toMatchObject({ reps: 3, lastDay: '2026-03-09' });
  });
});

describe('the log', () => {
  it('refuses to be changed or shortened while its learner is there', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const { attemptId } = await answer(actor, token, { raw: rightAnswer(open), attemptId: v7() });
    await expect(db().attempt.update({ where: { id: attemptId }, data: { raw: '0' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db().attempt.delete({ where: { id: attemptId } })).rejects.toThrow(/append-only/);
    await db().user.delete({ where: { id: actor.userId } });
    expect(await db().attempt.count({ where: { id: attemptId } })).toBe(0);
  });
});
