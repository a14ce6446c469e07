import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysBetween, type LocalDay } from '@/lib/review/local-day';
import { recall } from '@/lib/review/memory';
import { readAttempts } from '@/lib/server/attempt-list';
import { db } from '@/lib/server/db';
import { decide } from '@/lib/server/decide';
import { readItemProgress } from '@/lib/server/item-progress';
import { logQuery } from '@/lib/server/learner-log';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { readProgress } from '@/lib/server/progress';
import { readTopicProgress } from '@/lib/server/topic-progress';
import {
  answer,
  drawQuestion,
  type Reply,
  rightAnswer,
  slipAnswer,
  strangeAnswer,
} from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner, refreshed } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const visitor = { kind: 'visitor' } as const;
const adam = { packSlug: 'first-principles', itemId: 'adam-first-moment' };

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

type How = 'right' | 'strange' | 'slip' | 'gaveUp';

async function answerAt(
  actor: LearnerActor,
  instant: string,
  how: How = 'right',
  { item = adam.itemId, pack = adam.packSlug, ...reply }: { item?: string; pack?: string } & Reply = {},
) {
  clock.set(instant);
  const { token, open } = await drawQuestion(actor, { item, pack });
  const raw = {
    right: () => rightAnswer(open),
    strange: () => strangeAnswer(open),
    slip: () => slipAnswer(open, 'no-bias-correction').raw,
    gaveUp: () => '',
  }[how]();
  return answer(actor, token, { raw, gaveUp: how === 'gaveUp', ...reply });
}

const takeBack = (actor: LearnerActor, target: string) => decide(actor, { id: v7(), kind: 'void', target });
const progressOf = async (actor: LearnerActor) => (await readProgress(await refreshed(actor), 'en'))!;
const heatOf = ({ heat }: Awaited<ReturnType<typeof progressOf>>) =>
  heat
    .flat()
    .filter(({ answers }) => answers > 0)
    .map(({ day, answers }) => [day, answers]);

describe('readProgress', () => {
  it('has nothing to show a visitor and a newcomer', async () => {
    expect(await readProgress(visitor)).toBeNull();
    expect(await readProgress(await makeLearner())).toBeNull();
  });

  it('counts each answer on the learner’s own day where it was given, and today where they are now', async () => {
    const actor = await makeLearner();
    // 19:30 UTC is half past three at night in Shanghai: still the first there.
    await answerAt(actor, '2026-03-01T19:30:00Z', 'right', { timeZone: 'Asia/Shanghai' });
    await answerAt(actor, '2026-03-01T20:30:00Z', 'strange', { timeZone: 'Asia/Shanghai' });
    // And half past three in the afternoon of the first in New York, an hour earlier by the clock on the wall.
    await answerAt(actor, '2026-03-01T20:31:00Z', 'right', {
      item: 'adam-second-moment',
      timeZone: 'America/New_York',
    });
    const progress = await progressOf(actor);
    expect(progress.today).toBe('2026-03-01');
    expect(heatOf(progress)).toEqual([['2026-03-01', 2]]);
    expect(progress).toMatchObject({
      day: { answers: 2, correct: 2 },
      totals: { answers: 3, correct: 2, questions: 2 },
    });
    clock.set('2026-03-02T12:00:00Z');
    expect(heatOf(await progressOf(actor))).toEqual([
      ['2026-03-01', 2],
      ['2026-03-02', 1],
    ]);
  });

  it('counts nowhere what was taken back, and still lists it as such', async () => {
    const actor = await makeLearner();
    await answerAt(actor, '2026-03-01T12:00:00Z');
    await answerAt(actor, '2026-03-04T12:00:00Z');
    const before = await progressOf(actor);
    const { attemptId } = await answerAt(actor, '2026-03-04T13:00:00Z', 'slip', {
      item: 'adam-second-moment',
    });
    const again = await answerAt(actor, '2026-03-04T14:00:00Z', 'slip');
    expect(await progressOf(actor)).toMatchObject({
      totals: { answers: 4 },
      slips: [{ times: 2, items: [{ itemId: adam.itemId }, { itemId: 'adam-second-moment' }] }],
    });
    await takeBack(actor, attemptId);
    await takeBack(actor, again.attemptId);
    const { recent, ...after } = await progressOf(actor);
    expect(after).toEqual({ ...before, recent: undefined });
    expect(recent.attempts.map(({ undone }) => undone)).toEqual([true, true, false, false]);
  });

  it('tells what came back and was recalled from first meetings and second looks, over several packs', async () => {
    const actor = await makeLearner();
    const other = { item: 'adamw-first-step', pack: 'optimisation' };
    await answerAt(actor, '2026-03-01T12:00:00Z');
    await answerAt(actor, '2026-03-01T13:00:00Z', 'gaveUp', other);
    await answerAt(actor, '2026-03-03T12:00:00Z', 'gaveUp');
    await answerAt(actor, '2026-03-03T12:10:00Z', 'right');
    await answerAt(actor, '2026-03-03T13:00:00Z', 'right', other);
    const { retention, calibration, rhythm, selfMarked } = await progressOf(actor);
    expect(retention.rows[0]!.all).toMatchObject({ count: 1, total: 2 });
    expect(retention.weeks.at(-1)).toMatchObject({ to: '2026-03-03', retention: { total: 2 } });
    expect(calibration).toEqual({ kind: 'tooFew', total: 2, needed: 30 });
    expect(rhythm).toMatchObject({ current: { days: 2, from: '2026-03-01' } });
    expect(selfMarked).toBe(0);
  });

  it('counts an answer in one’s own words once, when it is marked, and says that the learner marked it', async () => {
    const actor = await makeLearner();
    const item = { item: 'explain-bias-correction', pack: 'optimisation' };
    for (const day of ['2026-03-01', '2026-03-04']) {
      clock.set(`${day}T12:00:00Z`);
      const { token, open } = await drawQuestion(actor, item);
      await answer(actor, token, { raw: '{"text":"It starts at zero."}' });
      if (open.key.kind !== 'explain') throw new Error('not in words');
      const met = open.key.rubric.map(({ label }) => label);
      await answer(actor, token, { raw: JSON.stringify({ text: 'It starts at zero.', met }) });
    }
    expect(await progressOf(actor)).toMatchObject({
      totals: { answers: 2, correct: 2, questions: 1 },
      selfMarked: 1,
      retention: { rows: [{ all: { count: 1, total: 1 } }, {}, {}] },
    });
  });

  it('forecasts what falls due, what is overdue under today, what is put away nowhere', async () => {
    const actor = await makeLearner();
    await answerAt(actor, '2026-03-01T12:00:00Z', 'gaveUp');
    await answerAt(actor, '2026-03-01T12:01:00Z', 'right', { item: 'adam-second-moment' });
    await answerAt(actor, '2026-03-01T12:02:00Z', 'gaveUp', { item: 'softmax-weight' });
    await decide(actor, { id: v7(), kind: 'suspend', pack: 'first-principles', item: 'softmax-weight' });
    const due = async (instant: string) => {
      clock.set(instant);
      const { forecast, day } = await progressOf(actor);
      return [day.due, forecast.overdue, forecast.days.slice(0, 3).map((each) => each.due)];
    };
    expect(await due('2026-03-01T13:00:00Z')).toEqual([0, 0, [0, 1, 1]]);
    expect(await due('2026-03-02T12:00:00Z')).toEqual([1, 0, [1, 1, 0]]);
    expect(await due('2026-03-05T12:00:00Z')).toEqual([2, 2, [2, 0, 0]]);
  });

  it('puts the weakest topic first and those not begun last', async () => {
    const actor = await makeLearner();
    await answerAt(actor, '2026-03-01T12:00:00Z', 'gaveUp');
    await answerAt(actor, '2026-03-01T12:01:00Z', 'right', { item: 'softmax-weight' });
    const { topics } = await progressOf(actor);
    expect(topics.slice(0, 2).map(({ topic }) => topic)).toEqual(['adam', 'attention']);
    expect(topics.slice(2).every(({ seen }) => seen.seen === 0)).toBe(true);
    const topic = await readTopicProgress(actor, 'first-principles', 'attention');
    expect(topic).toMatchObject({ topic: 'attention', seen: { seen: 1 } });
    expect(topic!.items[0]).toMatchObject({
      itemId: 'softmax-weight',
      card: { recall: 1, suspended: false },
    });
    expect(topic!.items.slice(1).every(({ card }) => card === null)).toBe(true);
    expect(await readTopicProgress(actor, 'first-principles', 'no-topic')).toBeNull();
    expect((await readTopicProgress(visitor, 'first-principles', 'attention'))!.all.seen).toBe(0);
  });
});

describe('readItemProgress', () => {
  it('shows every answer with its own numbers, what was predicted of it, and what it left', async () => {
    const actor = await makeLearner();
    const predictions: (number | null)[] = [];
    const plan = [
      ['2026-03-01', 'right'],
      ['2026-03-03', 'slip'],
      ['2026-03-04', 'right'],
      ['2026-03-11', 'right'],
    ] as const;
    for (const [day, how] of plan) {
      const card = await db().cardState.findFirst({ where: { learnerId: actor.learnerId } });
      predictions.push(card && recall(card, daysBetween(card.lastDay as LocalDay, day as LocalDay)));
      await answerAt(actor, `${day}T12:00:00Z`, how);
    }
    const undone = await answerAt(actor, '2026-03-11T13:00:00Z', 'gaveUp');
    await takeBack(actor, undone.attemptId);
    const item = (await readItemProgress(actor, adam, { only: 'en' }))!;
    const card = await db().cardState.findFirstOrThrow({ where: { learnerId: actor.learnerId } });
    expect(item).toMatchObject({ total: 5, isCurrent: true, suspended: false, older: null });
    expect(item.card).toEqual({
      recall: 1,
      dueAt: card.dueAt.toISOString(),
      intervalDays: card.intervalDays,
    });
    const [last, ...counted] = item.attempts;
    expect(last).toMatchObject({ undone: true, verdict: 'gaveUp', grade: null, intervalDays: null });
    expect(counted.reverse().map(({ predicted }) => predicted)).toEqual(predictions);
    expect(counted.map(({ grade, verdict }) => [grade, verdict])).toEqual([
      [3, 'correct'],
      [1, 'slip'],
      [3, 'correct'],
      [3, 'correct'],
    ]);
    expect(counted[1]!.slipHtml!.en).toContain('started at 0');
    expect(new Set(item.attempts.map(({ promptHtml }) => promptHtml.en)).size).toBe(5);
    expect(item.curve).toHaveLength(4);
    expect(item.curve.at(-1)!.at(-1)!.day).toBe(addDays('2026-03-11' as LocalDay, card.intervalDays));
  });

  it('goes back page by page, each answer once', async () => {
    const actor = await makeLearner();
    const sent: string[] = [];
    // At one instant: ids alone order them.
    for (let i = 0; i < 23; i++) sent.push((await answerAt(actor, '2026-03-01T12:00:00Z')).attemptId);
    const read = async (before?: string) => (await readItemProgress(actor, adam, { before, only: 'en' }))!;
    const first = await read();
    const second = await read(first.older!);
    const third = await read(second.older!);
    expect([first, second, third].map(({ attempts }) => attempts.length)).toEqual([10, 10, 3]);
    expect(third.older).toBeNull();
    const shown = [first, second, third].flatMap(({ attempts }) => attempts.map(({ id }) => id));
    expect(shown).toEqual([...sent].sort().reverse());
    const list: string[] = [];
    for (let before: string | null | undefined; before !== null; ) {
      const page = (await readAttempts(actor, { before, size: 7 }))!;
      list.push(...page.attempts.map(({ id }) => id));
      before = page.older;
    }
    expect(list).toEqual(shown);
  });

  it('is there for an item nobody answered, and nowhere else', async () => {
    const actor = await makeLearner();
    const empty = { total: 0, attempts: [], card: null, curve: [] };
    expect(await readItemProgress(actor, adam, {})).toMatchObject(empty);
    expect(await readItemProgress(visitor, adam, {})).toMatchObject(empty);
    expect(await readItemProgress(actor, { ...adam, itemId: 'no-item' }, {})).toBeNull();
    expect(await readItemProgress(actor, { ...adam, packSlug: 'no-pack' }, {})).toBeNull();
  });

  it('shows nobody else’s answers, and knows none of them by name', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const { attemptId } = await answerAt(other, '2026-03-01T12:00:00Z');
    await answerAt(actor, '2026-03-02T12:00:00Z');
    expect((await readItemProgress(actor, adam, {}))!.attempts).toHaveLength(1);
    expect(await readItemProgress(actor, adam, { before: attemptId })).toBeNull();
    for (const before of [attemptId, v7(), 'nonsense', '']) {
      expect(await readAttempts(actor, { before, size: 5 })).toBeNull();
    }
    expect(await readAttempts(visitor, { size: 5 })).toEqual({ attempts: [], older: null });
  });
});

describe('the log that progress is counted from', () => {
  it('is read from its index alone, in order', async () => {
    const actor = await makeLearner();
    await answerAt(actor, '2026-03-01T12:00:00Z');
    const { text, values } = logQuery(actor.learnerId);
    const plan = await db().$transaction(async (tx) => {
      // A table of a few pages is read faster by other ways than that of a large one.
      for (const way of ['seqscan', 'bitmapscan', 'sort'])
        await tx.$executeRawUnsafe(`SET LOCAL enable_${way} = off`);
      return tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, ...values);
    });
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/Index Only Scan using attempt_log on attempt/);
    expect(lines).not.toMatch(/Sort/);
  });
});
