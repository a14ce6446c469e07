import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitAnswer } from '@/lib/server/answer';
import { readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { decide } from '@/lib/server/decide';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { rebuildCards } from '@/lib/server/rebuild';
import { nextReviewQuestion } from '@/lib/server/review';
import { answer, drawQuestion, replyTo, rightAnswer, strangeAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const pack = 'first-principles';
const items = ['adam-first-moment', 'adam-second-moment'] as const;

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answerItem(actor: LearnerActor, item: string, right: boolean) {
  const { token, open } = await drawQuestion(actor, { item });
  return answer(actor, token, { raw: right ? rightAnswer(open) : strangeAnswer(open) });
}

/** Both caches of a learner's cards. */
async function cachesOf({ learnerId }: LearnerActor) {
  const where = { learnerId };
  const itemId = 'asc';
  return {
    cards: await db().cardState.findMany({ where, orderBy: { itemId } }),
    holds: await db().cardHold.findMany({ where, orderBy: { itemId } }),
  };
}

const bury = (item: string, id = v7()) => ({ id, kind: 'bury', pack, item });
const undo = (target: string, id = v7()) => ({ id, kind: 'void', target });

describe('decide', () => {
  it('takes an answer back: the card is exactly what it was, and the answer is kept and says so', async () => {
    clock.set('2026-03-01T12:00:00Z');
    const actor = await makeLearner();
    await answerItem(actor, items[0], true);
    const before = await cachesOf(actor);
    clock.set('2026-03-03T12:00:00Z');
    const { attemptId } = await answerItem(actor, items[0], false);
    expect(await cachesOf(actor)).not.toEqual(before);
    expect(await decide(actor, undo(attemptId))).toMatchObject({ status: 'kept', item: items[0] });
    expect(await cachesOf(actor)).toEqual(before);
    expect((await readAttempt(actor, attemptId))!.answer).toMatchObject({ verdict: 'wrong', undone: true });
  });

  it('takes back a first answer, and the question is as new', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answerItem(actor, items[0], true);
    expect(await decide(actor, undo(attemptId))).toMatchObject({ dueAt: null });
    expect(await cachesOf(actor)).toEqual({ cards: [], holds: [] });
  });

  it('does the same thing once: the same id again, another undo of the same answer, from two tabs at once', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answerItem(actor, items[0], true);
    const twice = undo(attemptId);
    const all = await Promise.all([twice, twice, undo(attemptId)].map((input) => decide(actor, input)));
    for (const each of all) expect(each).toEqual({ ...all[0], status: 'kept' });
    expect(await db().reviewEvent.count({ where: { learnerId: actor.learnerId } })).toBe(1);
  });

  it('buries a card until the learner’s next day, suspends it until called back, and both can be undone', async () => {
    clock.set('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 0 });
    await answerItem(actor, items[0], false);
    clock.set('2026-03-02T12:00:00Z');
    expect(await nextReviewQuestion(actor)).not.toBeNull();
    const burial = bury(items[0]);
    await decide(actor, burial);
    expect(await nextReviewQuestion(actor)).toBeNull();
    await decide(actor, undo(burial.id));
    expect(await nextReviewQuestion(actor)).not.toBeNull();
    await decide(actor, bury(items[0]));
    clock.set('2026-03-03T04:00:00Z');
    expect(await nextReviewQuestion(actor)).not.toBeNull();
    expect(await decide(actor, { ...bury(items[0]), kind: 'suspend' })).toMatchObject({ suspended: true });
    clock.set('2026-09-01T12:00:00Z');
    expect(await nextReviewQuestion(actor)).toBeNull();
    // Answering it in practice does not bring it back.
    await answerItem(actor, items[0], false);
    clock.set('2026-09-05T12:00:00Z');
    expect(await nextReviewQuestion(actor)).toBeNull();
    await decide(actor, { ...bury(items[0]), kind: 'unsuspend' });
    expect(await nextReviewQuestion(actor)).not.toBeNull();
  });

  it('knows nothing of what is somebody else’s, of what is not there, and of an id already used', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const { attemptId } = await answerItem(other, items[0], true);
    const theirs = bury(items[0]);
    await decide(other, theirs);
    for (const input of [
      undo(attemptId),
      undo(theirs.id),
      undo(v7()),
      bury('no-such-item'),
      { ...bury(items[0]), pack: 'no-such-pack' },
      bury(items[0], theirs.id),
    ]) {
      expect(await decide(actor, input)).toEqual({ status: 'not-found' });
    }
    expect(await decide({ kind: 'visitor' }, bury(items[0]))).toEqual({ status: 'not-found' });
  });

  it.each([
    ['no id', { ...bury(items[0]), id: '' }],
    ['another kind', { ...bury(items[0]), kind: 'delete' }],
    ['a field too many', { ...bury(items[0]), dueAt: '2030-01-01' }],
    ['an undo of nothing', { id: v7(), kind: 'void' }],
    ['nothing', null],
  ])('rejects %s', async (_, input) => {
    expect(await decide(await makeLearner(), input)).toEqual({ status: 'invalid' });
  });

  it('keeps every answer and decision of two devices that act on one card at the same moment', async () => {
    clock.set('2026-03-01T12:00:00Z');
    const actor = await makeLearner();
    const drawn = await Promise.all([1, 2, 3].map(() => drawQuestion(actor, { item: items[0] })));
    await Promise.all([
      ...drawn.map(({ token, open }) => submitAnswer(actor, replyTo(token, { raw: rightAnswer(open) }))),
      decide(actor, bury(items[0])),
      decide(actor, { ...bury(items[0]), kind: 'suspend' }),
    ]);
    const after = await cachesOf(actor);
    expect(after.cards).toMatchObject([{ reps: 3, availableAt: null }]);
    expect(after.holds).toMatchObject([{ buriedUntil: new Date('2026-03-02T04:00:00Z') }]);
    await db().$transaction((tx) => rebuildCards(tx, actor.learnerId));
    expect(await cachesOf(actor)).toEqual(after);
  });
});

type Step = {
  hour: number;
  zone: string;
  item: 0 | 1;
  does: 'right' | 'wrong' | 'bury' | 'suspend' | 'unsuspend' | 'undo';
};

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    // In no order: clocks go backwards, and what was done offline arrives late.
    hour: fc.integer({ min: 0, max: 600 }),
    zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
    item: fc.constantFrom(0 as const, 1 as const),
    does: fc.constantFrom('right', 'wrong', 'right', 'bury', 'suspend', 'unsuspend', 'undo'),
  }),
  { minLength: 5, maxLength: 14 },
);

describe('the caches', () => {
  it('are after any history exactly what a fold of the whole log gives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const actor = await makeLearner();
        const done: string[] = [];
        for (const { hour, zone, item, does } of history) {
          clock.set(new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000).toISOString());
          const id = v7();
          if (does === 'right' || does === 'wrong') {
            const { token, open } = await drawQuestion(actor, { item: items[item] });
            const raw = does === 'right' ? rightAnswer(open) : strangeAnswer(open);
            await answer(actor, token, { raw, attemptId: id, timeZone: zone });
          } else if (does !== 'undo') {
            await decide({ ...actor, timeZone: zone }, { id, kind: does, pack, item: items[item] });
          } else if (done.length > 0) {
            await decide({ ...actor, timeZone: zone }, undo(done[hour % done.length]!, id));
            continue;
          }
          done.push(id);
        }
        const incremental = await cachesOf(actor);
        await db().$transaction((tx) => rebuildCards(tx, actor.learnerId));
        expect(await cachesOf(actor)).toEqual(incremental);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('the log of decisions', () => {
  it('refuses to be changed or shortened while its learner is there', async () => {
    const actor = await makeLearner();
    await answerItem(actor, items[0], true);
    const { id } = bury(items[0]);
    await decide(actor, bury(items[0], id));
    await expect(db().reviewEvent.update({ where: { id }, data: { kind: 'suspend' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db().reviewEvent.delete({ where: { id } })).rejects.toThrow(/append-only/);
    await db().user.delete({ where: { id: actor.userId } });
    expect(await db().reviewEvent.count({ where: { id } })).toBe(0);
  });
});
