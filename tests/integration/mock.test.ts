import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { deleteAccount } from '@/lib/server/delete-account';
import { exportData } from '@/lib/server/export-data';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { endMock } from '@/lib/server/mock/finish';
import { readEarlierMocks, readMock, readMockChoices } from '@/lib/server/mock/read';
import { saveMockAnswer } from '@/lib/server/mock/save';
import { startMock } from '@/lib/server/mock/start';
import { moveLearner } from '@/lib/server/move-learner';
import { readProgress } from '@/lib/server/progress';
import { readDay } from '@/lib/server/review-queue';
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
