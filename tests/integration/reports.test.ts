import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnswer, readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { deleteAccount } from '@/lib/server/delete-account';
import { exportData } from '@/lib/server/export-data';
import { listReports, readReport, resolveReport } from '@/lib/server/list-reports';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { moveLearner } from '@/lib/server/move-learner';
import { reportItem } from '@/lib/server/report-item';
import { answer, drawQuestion, slipAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner, makeMember } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answered(actor: LearnerActor) {
  const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
  const { attemptId } = await answer(actor, token, slipAnswer(open, 'no-bias-correction'));
  return { token, open, attemptId };
}

const about = (attemptId: string, change = {}) => ({
  id: v7(),
  attemptId,
  reason: 'unclear',
  text: 'Which β is meant?',
  locale: 'en',
  ...change,
});

describe('reportItem', () => {
  it('keeps what was asked with what is said of it, and shows it to whoever said it', async () => {
    const actor = await makeLearner();
    const { token, open, attemptId } = await answered(actor);
    const report = about(attemptId, { text: '  Which β is meant? ' });
    expect(await reportItem(actor, report)).toEqual({ status: 'kept' });
    const row = await db().itemReport.findUniqueOrThrow({ where: { id: report.id } });
    const { packVersionId, itemId, seed } = open.ref;
    expect(row).toMatchObject({ packVersionId, itemId, seed, text: 'Which β is meant?', status: 'open' });
    const own = [{ reason: 'unclear', text: 'Which β is meant?', resolved: false, note: null }];
    expect((await readAttempt(actor, attemptId))!.answer.reports).toEqual(own);
    expect((await readAnswer(actor, token))!.reports).toEqual(own);
  });

  it('keeps the same report once, however often and at once it is sent', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answered(actor);
    const report = about(attemptId);
    const sent = await Promise.all([1, 2, 3, 4].map(() => reportItem(actor, report)));
    expect(sent).toEqual(sent.map(() => ({ status: 'kept' })));
    expect(await db().itemReport.count({ where: { attemptId } })).toBe(1);
  });

  it('takes twenty a day, and more the next', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answered(actor);
    const reports = Array.from({ length: 20 }, () => about(attemptId));
    for (const report of reports) expect(await reportItem(actor, report)).toEqual({ status: 'kept' });
    expect(await reportItem(actor, about(attemptId))).toEqual({ status: 'too-many' });
    // One that is there already is there.
    expect(await reportItem(actor, reports[3])).toEqual({ status: 'kept' });
    clock.set('2026-03-02T12:00:01Z');
    expect(await reportItem(actor, about(attemptId))).toEqual({ status: 'kept' });
    clock.set('2026-03-01T12:00:00Z');
  });

  it.each([
    ['a reason there is not', { reason: 'dull' }, 'reason'],
    ['something else without a word', { reason: 'other', text: '   ' }, 'text'],
    ['a book', { text: 'x'.repeat(2001) }, 'text'],
    ['an id that is none', { id: '1' }, 'id'],
  ])('refuses %s', async (_, change, field) => {
    const actor = await makeLearner();
    const { attemptId } = await answered(actor);
    expect(await reportItem(actor, about(attemptId, change))).toEqual({ status: 'invalid', field });
  });

  it('knows no attempt of anybody else’s, and no report of theirs', async () => {
    const [actor, other] = [await makeLearner(), await makeLearner()];
    const [mine, theirs] = [await answered(actor), await answered(other)];
    const notFound = { status: 'not-found' };
    expect(await reportItem(actor, about(theirs.attemptId))).toEqual(notFound);
    expect(await reportItem({ kind: 'visitor' }, about(mine.attemptId))).toEqual(notFound);
    const report = about(theirs.attemptId);
    await reportItem(other, report);
    expect(await reportItem(actor, about(mine.attemptId, { id: report.id }))).toEqual(notFound);
  });
});

describe('reports', () => {
  it('are listed for coaches without whose they are, read with the very variant, and settled with a note', async () => {
    const [actor, coach] = [await makeLearner(), await makeMember('coach')];
    const { open, attemptId } = await answered(actor);
    const report = about(attemptId);
    await reportItem(actor, report);
    const list = (await listReports(coach, { status: 'open' }))!;
    expect(list.reports).toContainEqual(expect.objectContaining({ id: report.id, reason: 'unclear' }));
    expect(JSON.stringify(list)).not.toContain(actor.learnerId);
    const detail = (await readReport(coach, report.id))!;
    expect(detail.attempt.question.title).toEqual(open.template.title);
    expect(detail.attempt.answer).toMatchObject({ attemptId, verdict: 'slip' });
    expect(JSON.stringify(detail)).not.toContain(actor.learnerId);
    const settled = { id: report.id, status: 'resolved', note: 'The question now says β₁.' };
    expect(await resolveReport(coach, settled)).toEqual({ status: 'kept' });
    expect((await readAttempt(actor, attemptId))!.answer.reports).toMatchObject([
      { resolved: true, note: 'The question now says β₁.' },
    ]);
    const listed = async (status: string) =>
      (await listReports(coach, { status }))!.reports.some(({ id }) => id === report.id);
    expect([await listed('open'), await listed('resolved')]).toEqual([false, true]);
    expect(await resolveReport(coach, { ...settled, status: 'open' })).toEqual({ status: 'kept' });
    expect([await listed('open'), await listed('resolved')]).toEqual([true, false]);
    expect(await resolveReport(coach, { ...settled, id: v7() })).toEqual({ status: 'not-found' });
    expect(await resolveReport(coach, { ...settled, status: 'gone' })).toEqual({ status: 'invalid' });
  });

  it('are nothing to learners: not in the list, not by id, not to settle', async () => {
    const actor = await makeMember('learner');
    const { attemptId } = await answered(actor);
    const report = about(attemptId);
    await reportItem(actor, report);
    expect(await listReports(actor, {})).toBeNull();
    expect(await readReport(actor, report.id)).toBeNull();
    expect(await resolveReport(actor, { id: report.id, status: 'resolved', note: '' })).toEqual({
      status: 'not-found',
    });
  });

  it('go with the account: exported, moved at sign-up, deleted', async () => {
    const [guest, member] = [await makeLearner(), await makeMember('learner')];
    const { attemptId } = await answered(guest);
    const report = about(attemptId);
    await reportItem(guest, report);
    await moveLearner(guest.userId, member.userId);
    const rows = () => db().itemReport.findMany({ where: { id: report.id } });
    expect(await rows()).toMatchObject([{ learnerId: member.learnerId }]);
    let json = '';
    for await (const piece of exportData(member, 'json')!) json += piece;
    expect(JSON.parse(json)).toMatchObject({ itemReports: [{ id: report.id, text: report.text }] });
    await deleteAccount(member, { confirmation: 'DELETE' });
    expect(await rows()).toEqual([]);
  });
});
