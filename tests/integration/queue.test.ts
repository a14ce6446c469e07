import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnswer } from '@/lib/server/attempt';
import { currentItems } from '@/lib/server/current-items';
import { db } from '@/lib/server/db';
import { decide } from '@/lib/server/decide';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { openQuestion } from '@/lib/server/open-question';
import { nextReviewQuestion, reviewSummary } from '@/lib/server/review';
import { readDay } from '@/lib/server/review-queue';
import { answer, drawQuestion, rightAnswer, slipAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const at = (instant: string) => {
  clock.set(instant);
  return new Date(instant);
};

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answerNext(actor: LearnerActor, how: 'right' | 'wrong' = 'right', ahead = false) {
  const token = (await nextReviewQuestion(actor, { ahead }))!;
  const open = (await openQuestion(actor, token))!;
  // Whatever kind of question comes: not knowing it counts as wrong.
  await answer(actor, token, how === 'right' ? { raw: rightAnswer(open) } : { gaveUp: true });
  return open;
}

async function slipOn(actor: LearnerActor, item: string, slipId: string) {
  const { token, open } = await drawQuestion(actor, { item });
  return answer(actor, token, slipAnswer(open, slipId));
}

describe('today’s queue', () => {
  it('introduces so many new questions a day, no two of one claim, and more the next day', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 3 });
    const first = [await answerNext(actor), await answerNext(actor), await answerNext(actor)];
    expect(new Set(first.map(({ template }) => template.claim)).size).toBe(3);
    expect(new Set(first.map(({ template }) => template.topic)).size).toBe(3);
    expect(await nextReviewQuestion(actor)).toBeNull();
    const tomorrow = await readDay(actor, at('2026-03-02T12:00:00Z'));
    expect(tomorrow.queue.map(({ source }) => source)).toEqual(['fresh', 'fresh', 'fresh']);
  });

  it('asks no more than the cap a day, the longest overdue first, and nothing new while more is due', async () => {
    const actor = await makeLearner({ newPerDay: 10, reviewsPerDay: 5 });
    at('2026-03-01T12:00:00Z');
    for (let i = 0; i < 8; i++) await answerNext(actor, 'wrong');
    const day = await readDay(actor, at('2026-03-10T12:00:00Z'));
    expect(day).toMatchObject({ backlog: true });
    expect(day.queue.map(({ source }) => source)).toEqual(['due', 'due', 'due', 'due', 'due']);
    for (let i = 0; i < 5; i++) await answerNext(actor);
    expect(await nextReviewQuestion(actor)).toBeNull();
    const next = await readDay(actor, at('2026-03-11T12:00:00Z'));
    expect(next.backlog).toBe(false);
    expect(next.queue.filter(({ source }) => source === 'due')).toHaveLength(3);
  });

  it('goes on to tomorrow’s when asked to, but never to what was answered today', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 0 });
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    await answer(actor, token, { raw: rightAnswer(open) });
    // It falls due on the third.
    expect(await nextReviewQuestion(actor, { ahead: true })).toBeNull();
    at('2026-03-02T12:00:00Z');
    expect(await nextReviewQuestion(actor)).toBeNull();
    expect((await answerNext(actor, 'right', true)).ref.itemId).toBe('adam-first-moment');
    expect(await nextReviewQuestion(actor, { ahead: true })).toBeNull();
  });

  it('keeps questions of one claim apart where there are others', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 0 });
    const all = [...(await currentItems()).values()];
    const items = all.filter(({ pack }) => pack === 'first-principles').slice(0, 14);
    for (const { itemId } of items) {
      const { token } = await drawQuestion(actor, { item: itemId });
      await answer(actor, token, { gaveUp: true });
    }
    const { queue } = await readDay(actor, at('2026-03-02T12:00:00Z'));
    expect(queue).toHaveLength(14);
    const neighbours = (cards: { claim: string; topic: string }[], what: 'claim' | 'topic') =>
      cards.filter((card, index) => card[what] === cards[index + 1]?.[what]).length;
    const asked = queue.map(({ card }) => card);
    expect(neighbours(asked, 'claim')).toBe(0);
    expect(neighbours(asked, 'topic')).toBeLessThan(neighbours(items, 'topic') / 2);
  });

  it('is quick with 100,000 cards due, whether or not their items are still there', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    await db().$executeRaw`
      INSERT INTO "card_state" ("learnerId", "packSlug", "itemId", "stability", "difficulty", "dueAt", "availableAt",
        "intervalDays", "firstDay", "firstGrade", "lastDay", "lastAnswerAt", "lastAttemptId", "guess", "reps", "lapses")
      SELECT ${actor.learnerId}::uuid, 'gone', 'item-' || n, 5, 5, t, t, 5, '2025-01-01', 3, '2025-01-01', t,
        ${actor.learnerId}::uuid, 0, 1, 0
      FROM generate_series(1, 100000) n, LATERAL (SELECT timestamptz '2025-01-01' + n * interval '1 minute' AS t) due`;
    at('2026-03-01T12:00:00Z');
    const { token } = await drawQuestion(actor, { item: 'adam-first-moment' });
    await answer(actor, token, { gaveUp: true });
    at('2026-03-02T12:00:00Z');
    const started = performance.now();
    const next = await openQuestion(actor, await nextReviewQuestion(actor));
    expect(next!.ref.itemId).toBe('adam-first-moment');
    expect(await reviewSummary(actor)).toMatchObject({ dueNow: 1 });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('remedies', () => {
  it('answer the same mistake on two questions with a third that can tell it, until it is answered right', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 0 });
    await slipOn(actor, 'adam-first-moment', 'no-bias-correction');
    expect((await readDay(actor, at('2026-03-01T13:00:00Z'))).queue).toEqual([]);
    await slipOn(actor, 'adam-second-moment', 'no-bias-correction');
    const { queue, remedies } = await readDay(actor, at('2026-03-01T14:00:00Z'));
    expect(queue).toMatchObject([{ source: 'remedy' }]);
    expect(remedies).toMatchObject([
      { pattern: { kind: 'spread', items: ['adam-first-moment', 'adam-second-moment'], times: 2 } },
    ]);
    const { itemId, template } = queue[0]!.card;
    expect(['adam-first-moment', 'adam-second-moment']).not.toContain(itemId);
    expect(template.kind === 'numeric' && template.slips.map(({ id }) => id)).toContain('no-bias-correction');
    expect((await answerNext(actor)).ref.itemId).toBe(itemId);
    expect(await readDay(actor, at('2026-03-01T15:00:00Z'))).toMatchObject({ queue: [], remedies: [] });
  });

  it('answer a leech, the same mistake four times on one question, and forget a mistake taken back', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    for (const day of [1, 2, 3]) {
      at(`2026-03-0${day}T12:00:00Z`);
      await slipOn(actor, 'softmax-weight', 'base-two');
    }
    expect((await readDay(actor, at('2026-03-03T13:00:00Z'))).remedies).toEqual([]);
    at('2026-03-04T12:00:00Z');
    const { attemptId } = await slipOn(actor, 'softmax-weight', 'base-two');
    const { remedies, queue } = await readDay(actor, at('2026-03-04T13:00:00Z'));
    expect(remedies).toMatchObject([{ pattern: { kind: 'leech', times: 4 } }]);
    expect(queue).toMatchObject([{ source: 'remedy', card: { topic: 'attention' } }]);
    await decide(actor, { id: v7(), kind: 'void', target: attemptId });
    expect((await readDay(actor, at('2026-03-04T14:00:00Z'))).remedies).toEqual([]);
  });

  it('are named beside the verdict the fourth time a mistake is made on one question, and after a reload', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    for (const day of [1, 2, 3]) {
      at(`2026-03-0${day}T12:00:00Z`);
      const { leech } = await slipOn(actor, 'adam-first-moment', 'no-bias-correction');
      expect(leech).toBeNull();
      // The same mistake elsewhere does not make this question a leech.
      if (day === 1) await slipOn(actor, 'adam-two-steps', 'no-bias-correction');
    }
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    const view = await answer(actor, token, slipAnswer(open, 'no-bias-correction'));
    expect(view.leech).toMatchObject({ times: 4, contrast: { pack: 'first-principles' } });
    // One that can tell the mistake and has not seen it.
    expect(['adam-first-moment', 'adam-two-steps']).not.toContain(view.leech!.contrast!.itemId);
    expect(await readAnswer(actor, token)).toMatchObject({ leech: view.leech });
    const other = await drawQuestion(actor, { item: 'adam-second-moment' });
    expect((await answer(actor, other.token, slipAnswer(other.open))).leech).toBeNull();
  });
});
