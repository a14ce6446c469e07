import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { deleteAccount } from '@/lib/server/delete-account';
import { exportData } from '@/lib/server/export-data';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { endMock, settleMocks } from '@/lib/server/mock/finish';
import { readEarlierMocks, readMock, readMockChoices } from '@/lib/server/mock/read';
import type { MockReport } from '@/lib/server/mock/report';
import { saveMockAnswer } from '@/lib/server/mock/save';
import { startMock } from '@/lib/server/mock/start';
import { moveLearner } from '@/lib/server/move-learner';
import { readProgress } from '@/lib/server/progress';
import { rebuildCards } from '@/lib/server/rebuild';
import { readDay } from '@/lib/server/review-queue';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner, refreshed } from '../builders/learner';
import { keysOf, rightRaw, save, startedMock, wishFor } from '../builders/mock';

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

describe('startMock', () => {
  it('draws as many questions as wished, from easy to hard over every section, and starts the clock', async () => {
    const actor = await makeLearner();
    const wish = await wishFor('medium');
    expect(await startMock(actor, { ...wish, timeZone: 'Asia/Shanghai' })).toEqual({
      status: 'started',
      id: wish.id,
    });
    const rows = await db().mockQuestion.findMany({ where: { mockId: wish.id }, orderBy: { place: 'asc' } });
    expect(rows.map(({ place }) => place)).toEqual([...Array(10).keys()]);
    expect(new Set(rows.map(({ itemId, packSlug }) => `${packSlug}/${itemId}`)).size).toBe(10);
    const counts = wish.sections.map((id) => rows.filter(({ section }) => section === id).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(await db().mock.findFirstOrThrow({ where: { id: wish.id } })).toMatchObject({
      startedAt: new Date(start),
      endsAt: new Date('2026-03-01T12:20:00Z'),
      timeZone: 'Asia/Shanghai',
    });
    expect(await refreshed(actor)).toMatchObject({ timeZone: 'Asia/Shanghai' });
  });

  it('keeps to the sections chosen', async () => {
    const actor = await makeLearner();
    const wish = await wishFor('short');
    const sections = [wish.sections[2]!];
    await startMock(actor, { ...wish, sections });
    const rows = await db().mockQuestion.findMany({ where: { mockId: wish.id } });
    expect(rows.map(({ section }) => section)).toEqual(Array(5).fill(sections[0]));
  });

  it('starts one, however often and from however many tabs it is asked', async () => {
    const actor = await makeLearner();
    const [wish, other] = [await wishFor('short'), await wishFor('short')];
    const outcomes = await Promise.all([wish, other, wish].map((each) => startMock(actor, each)));
    const running = (await readMockChoices(actor)).running!.id;
    expect(await db().mock.count({ where: { learnerId: actor.learnerId } })).toBe(1);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(
      running === wish.id ? ['running', 'started', 'started'] : ['running', 'running', 'started'],
    );
  });

  it.each([
    ['no section', { sections: [] }, { status: 'refused', problem: 'noSections' }],
    [
      'a section that is none',
      { sections: ['notes/astrology'] },
      { status: 'refused', problem: 'noSections' },
    ],
    ['a length that is none', { length: 'forever' }, { status: 'invalid' }],
    ['an id of another kind', { id: '1' }, { status: 'invalid' }],
  ])('refuses %s', async (_, change, outcome) => {
    expect(await startMock(await makeLearner(), { ...(await wishFor('short')), ...change })).toEqual(outcome);
  });

  it('asks a visitor to become somebody first', async () => {
    expect(await startMock({ kind: 'visitor' }, await wishFor('short'))).toEqual({
      status: 'sign-in-needed',
    });
  });
});

describe('a running mock', () => {
  it('gives back what was saved, with nothing of the key, on whatever device', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor, 'medium');
    const keys = await keysOf(actor.learnerId, mock);
    await save(actor, mock, 3, rightRaw(keys[3]!), { flagged: true, activeMs: 90_000 });
    const view = await readMock(actor, mock, 'en');
    expect(view).toMatchObject({ state: 'running', mock: { endsAt: Date.parse('2026-03-01T12:20:00Z') } });
    const questions = view?.state === 'running' ? view.mock.questions : [];
    expect(questions[3]!.saved).toMatchObject({
      raw: rightRaw(keys[3]!),
      flagged: true,
      activeMs: 90_000,
      reading: null,
    });
    expect(JSON.stringify(view)).not.toMatch(
      /"(key|right|why|accept|mistakes|groups|pairs|rubric|answer|slips|seed|params|verdict|score)":/,
    );
  });

  it('says that a text is no number, and never whether a number is right, too coarse or a known mistake', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor, 'medium');
    const keys = await keysOf(actor.learnerId, mock);
    const place = keys.findIndex(({ kind }) => kind === 'numeric');
    const key = keys[place]!;
    if (key.kind !== 'numeric') throw new Error('no number is asked for');
    expect(await save(actor, mock, place, 'abc')).toMatchObject({
      status: 'saved',
      raw: 'abc',
      reading: { code: 'unknownName' },
    });
    const unit = key.unit ? ` ${key.unit.id}` : '';
    for (const value of [key.value, key.slips[0]?.value ?? 7, Number(key.value.toPrecision(1))]) {
      const outcome = await save(actor, mock, place, `${value}${unit}`);
      expect(Object.keys(outcome).sort()).toEqual(['now', 'raw', 'reading', 'saveId', 'status']);
      expect(outcome).toMatchObject({ reading: null });
    }
    expect(await save(actor, mock, place, '  ')).toMatchObject({ raw: null, reading: null });
  });

  it('keeps the later of two answers, in whatever order and how often they arrive', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor);
    const [early, late] = [v7({ msecs: 1_000 }), v7({ msecs: 2_000 })];
    await save(actor, mock, 0, '["1"]', { id: late });
    const overtaken = await save(actor, mock, 0, '["2"]', { id: early });
    expect(overtaken).toMatchObject({ status: 'saved', saveId: late, raw: '["1"]' });
    clock.set('2026-03-01T12:01:00Z');
    await save(actor, mock, 0, '["1"]', { id: late });
    expect(await db().mockQuestion.findFirstOrThrow({ where: { mockId: mock, place: 0 } })).toMatchObject({
      savedAt: new Date(start),
    });
  });

  it('is nobody else’s: not to be read, answered or ended', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const mock = await startedMock(actor);
    for (const who of [other, { kind: 'visitor' } as const]) {
      expect(await readMock(who, mock, 'en')).toBeNull();
      expect(
        await saveMockAnswer(who, { mock, place: 0, answer: { id: v7(), raw: '1' }, activeMs: 0 }),
      ).toEqual({ status: 'not-found' });
      expect(await endMock(who, { mock })).toEqual({ status: 'not-found' });
    }
    expect(await readMock(actor, v7(), 'en')).toBeNull();
    expect(await readMock(actor, 'nonsense', 'en')).toBeNull();
    expect(await save(actor, mock, 99, '1')).toEqual({ status: 'not-found' });
    expect(await saveMockAnswer(actor, { mock, place: -1, activeMs: 0 })).toEqual({ status: 'invalid' });
    expect(await save(actor, mock, 0, '9'.repeat(3000))).toMatchObject({ status: 'too-long' });
    expect(await db().mock.findFirstOrThrow({ where: { id: mock } })).toMatchObject({ running: true });
  });

  it('shows nowhere what its answers are worth before it ends', async () => {
    const actor = await makeLearner({ newPerDay: 0 });
    const mock = await startedMock(actor);
    const keys = await keysOf(actor.learnerId, mock);
    for (const [place, key] of keys.entries()) await save(actor, mock, place, rightRaw(key));
    expect(await readProgress(actor)).toBeNull();
    expect((await readDay(actor, new Date(start))).queue).toEqual([]);
    expect(await readEarlierMocks(actor)).toEqual([]);
    let json = '';
    for await (const piece of exportData(actor, 'json')!) json += piece;
    expect(JSON.parse(json).mocks).toMatchObject([{ id: mock, questions: Array(5).fill({}) }]);
    const rows = await db().mockQuestion.findMany({ where: { mockId: mock } });
    for (const { seed, attemptId } of rows) {
      expect(json).not.toContain(seed);
      expect(await readAttempt(actor, attemptId)).toBeNull();
    }
    await endMock(actor, { mock });
    expect((await readProgress(actor))!.recent.attempts).toHaveLength(5);
  });
});

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

describe('the account', () => {
  it('takes a guest’s mocks along, and ends the guest’s where the account has one running', async () => {
    const [guest, member] = [await makeLearner(), await makeLearner()];
    const [mine, other] = [await startedMock(guest), await startedMock(member)];
    await save(guest, mine, 0, rightRaw((await keysOf(guest.learnerId, mine))[0]!));
    await moveLearner(guest.userId, member.userId);
    expect(await readMock(member, mine, 'en')).toMatchObject({
      state: 'finished',
      report: { score: { right: 1 } },
    });
    expect(await readMock(member, other, 'en')).toMatchObject({ state: 'running' });
    expect(await attemptsOf(member)).toBe(1);
    const fresh = await makeLearner();
    await moveLearner(member.userId, fresh.userId);
    expect(await readMock(fresh, other, 'en')).toMatchObject({
      state: 'running',
      mock: { questions: Array(5).fill({}) },
    });
  });

  it('is deleted with its mocks and their questions', async () => {
    const actor = await makeLearner();
    const mock = await startedMock(actor);
    await deleteAccount(actor, { confirmation: 'DELETE' });
    expect(await db().mock.count({ where: { id: mock } })).toBe(0);
    expect(await db().mockQuestion.count({ where: { mockId: mock } })).toBe(0);
  });
});
