import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { decide } from '@/lib/server/decide';
import { deleteAccount } from '@/lib/server/delete-account';
import { exportData } from '@/lib/server/export-data';
import { setInterview } from '@/lib/server/interview';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { changeSettings } from '@/lib/server/settings';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner, refreshed } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const settings = { timeZone: null, desiredRetention: 0.85, newPerDay: 3, reviewsPerDay: 40 };

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answerRight(actor: LearnerActor, item: string, timeZone?: string) {
  const { token, open } = await drawQuestion(actor, { item });
  return answer(actor, token, { raw: rightAnswer(open), ...(timeZone && { timeZone }) });
}

async function textOf(pieces: AsyncIterable<string> | null): Promise<string> {
  let text = '';
  for await (const piece of pieces!) text += piece;
  return text;
}

describe('changeSettings', () => {
  it('keeps them, and the next answers are scheduled by them, those before not', async () => {
    const actor = await makeLearner();
    const before = await answerRight(actor, 'adam-first-moment');
    expect(await changeSettings(actor, settings)).toEqual({ status: 'saved' });
    const { desiredRetention, newPerDay, reviewsPerDay } = settings;
    expect(await db().learner.findUniqueOrThrow({ where: { id: actor.learnerId } })).toMatchObject({
      desiredRetention,
      newPerDay,
      reviewsPerDay,
      timeZoneFixed: false,
    });
    const eager = { ...actor, preferences: { desiredRetention: 0.75, newPerDay, reviewsPerDay } };
    const after = await answerRight(eager, 'adam-second-moment');
    expect(after.card!.intervalDays).toBeGreaterThan(before.card!.intervalDays);
  });

  it('lets a chosen time zone stand against the device’s, until it follows the device again', async () => {
    const actor = await makeLearner();
    await changeSettings(actor, { ...settings, timeZone: 'Asia/Tokyo' });
    const fixed = await refreshed(actor);
    expect(fixed).toMatchObject({ timeZone: 'Asia/Tokyo', timeZoneFixed: true });
    await answerRight(fixed, 'adam-first-moment', 'America/New_York');
    expect(await refreshed(actor)).toMatchObject({ timeZone: 'Asia/Tokyo' });
    await changeSettings(fixed, settings);
    await answerRight(await refreshed(actor), 'adam-second-moment', 'America/New_York');
    expect(await refreshed(actor)).toMatchObject({ timeZone: 'America/New_York', timeZoneFixed: false });
  });

  it.each([
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, { status: 'refused', problem: 'unknownZone' }],
    ['retention of everything', { desiredRetention: 1 }, { status: 'invalid', field: 'desiredRetention' }],
    ['half a question a day', { newPerDay: 0.5 }, { status: 'invalid', field: 'newPerDay' }],
    ['no reviews', { reviewsPerDay: 0 }, { status: 'invalid', field: 'reviewsPerDay' }],
    ['not a number', { newPerDay: Number.NaN }, { status: 'invalid', field: 'newPerDay' }],
  ])('refuses %s', async (_, change, outcome) => {
    expect(await changeSettings(await makeLearner(), { ...settings, ...change })).toEqual(outcome);
  });

  it('asks a visitor to become somebody first', async () => {
    expect(await changeSettings({ kind: 'visitor' }, settings)).toEqual({ status: 'sign-in-needed' });
  });
});

describe('exportData', () => {
  it('gives everything, and nothing of anybody else', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const { attemptId, raw } = await answerRight(actor, 'adam-first-moment');
    const theirs = await answerRight(other, 'adam-first-moment');
    await decide(actor, { id: v7(), kind: 'void', target: attemptId });
    await setInterview(actor, { day: '2026-03-20', topics: ['first-principles/adam'] });
    const json = await textOf(exportData(actor, 'json'));
    expect(JSON.parse(json)).toMatchObject({
      schema: 'gradcheck/export@1',
      learner: { id: actor.learnerId },
      interview: { day: '2026-03-20' },
      attempts: [{ id: attemptId, raw, verdict: 'correct', variant: { itemId: 'adam-first-moment' } }],
      reviewEvents: [{ kind: 'void', targetId: attemptId }],
    });
    expect(json).not.toContain(theirs.attemptId);
    const lines = (await textOf(exportData(actor, 'csv'))).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(new RegExp(`^${attemptId},2026-03-01T.*,true$`));
    expect(exportData({ kind: 'visitor' }, 'json')).toBeNull();
  });

  it('streams many pages of answers in order, each once, and quotes what a spreadsheet would split', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answerRight(actor, 'adam-first-moment');
    const { learner: _, ...row } = await db().attempt.findUniqueOrThrow({
      where: { id: attemptId },
      include: { learner: true },
    });
    const copies = Array.from({ length: 1100 }, () => ({ ...row, id: v7(), raw: '["a, b","c"]\n' }));
    await db().attempt.createMany({ data: copies as never });
    const { attempts } = JSON.parse(await textOf(exportData(actor, 'json'))) as {
      attempts: { id: string }[];
    };
    expect(attempts.map(({ id }) => id)).toEqual([attemptId, ...copies.map(({ id }) => id)].sort());
    expect(await textOf(exportData(actor, 'csv'))).toContain(',"[""a, b"",""c""]\n",');
  });
});

describe('deleteAccount', () => {
  it('deletes nothing unless it is confirmed, and then everything, also from the logs', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const { attemptId } = await answerRight(actor, 'adam-first-moment');
    await answerRight(other, 'adam-first-moment');
    await decide(actor, { id: v7(), kind: 'void', target: attemptId });
    await decide(actor, { id: v7(), kind: 'suspend', pack: 'first-principles', item: 'adam-first-moment' });
    await setInterview(actor, { day: '2026-03-20', topics: ['first-principles/adam'] });
    for (const input of [
      {},
      { confirmation: 'yes' },
      { confirmation: 'DELETE', userId: other.userId },
      null,
    ]) {
      expect(await deleteAccount(actor, input)).toBe('not-confirmed');
    }
    expect(await db().attempt.count({ where: { id: attemptId } })).toBe(1);
    expect(await deleteAccount(actor, { confirmation: 'DELETE' })).toBe('deleted');
    const where = { learnerId: actor.learnerId };
    expect(
      await Promise.all([
        db().user.count({ where: { id: actor.userId } }),
        db().learner.count({ where: { id: actor.learnerId } }),
        db().attempt.count({ where }),
        db().reviewEvent.count({ where }),
        db().cardState.count({ where }),
        db().cardHold.count({ where }),
        db().interview.count({ where }),
      ]),
    ).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await db().attempt.count({ where: { learnerId: other.learnerId } })).toBe(1);
  });
});
