import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearInterview, readInterview, readInterviewChoices, setInterview } from '@/lib/server/interview';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { readDay } from '@/lib/server/review-queue';
import { answer, drawQuestion, rightAnswer, strangeAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const at = (instant: string) => {
  clock.set(instant);
  return new Date(instant);
};
const adam = 'first-principles/adam';

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answerItem(actor: LearnerActor, item: string, right = true) {
  const { token, open } = await drawQuestion(actor, { item });
  await answer(actor, token, { raw: right ? rightAnswer(open) : strangeAnswer(open) });
}

describe('setInterview', () => {
  it.each([
    ['2026-02-28', 'past'],
    ['2099-01-01', 'tooFar'],
    ['2026-02-30', 'notADay'],
    ['soon', 'notADay'],
  ])('refuses %s: %s', async (day, problem) => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner();
    expect(await setInterview(actor, { day, topics: [adam] })).toEqual({ status: 'refused', problem });
    expect(await readInterview(actor)).toBeNull();
  });

  it('judges the day by the learner’s own calendar', async () => {
    at('2026-03-01T22:00:00Z');
    const actor = await makeLearner({ timeZone: 'Asia/Shanghai' });
    // It is six in the morning of the second there.
    expect(await setInterview(actor, { day: '2026-03-01', topics: [adam] })).toMatchObject({
      problem: 'past',
    });
    expect(await setInterview(actor, { day: '2026-03-02', topics: [adam] })).toEqual({ status: 'set' });
    expect(await readInterview(actor)).toMatchObject({ daysLeft: 0, plan: { days: [] } });
  });

  it('refuses an interview about nothing there is, and input that is none', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner();
    const day = '2026-03-20';
    expect(await setInterview(actor, { day, topics: ['no/topic'] })).toMatchObject({ problem: 'noTopics' });
    expect(await setInterview(actor, { day })).toEqual({ status: 'invalid' });
    expect(await setInterview({ kind: 'visitor' }, { day, topics: [adam] })).toEqual({
      status: 'sign-in-needed',
    });
  });
});

describe('an interview', () => {
  it('says how ready the learner would be, topic by topic, and what each day until then brings', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 4 });
    await answerItem(actor, 'adam-first-moment');
    await answerItem(actor, 'adam-second-moment', false);
    await answerItem(actor, 'softmax-weight');
    const topics = [adam, 'first-principles/attention'];
    await setInterview(actor, { day: '2026-03-15', topics });
    const view = (await readInterview(actor))!;
    expect(view).toMatchObject({ day: '2026-03-15', daysLeft: 14, lastLooksFrom: '2026-03-13' });
    expect(view.topics.map(({ id }) => id)).toEqual(topics);
    const [first, second] = view.topics.map(({ readiness }) => readiness) as [
      typeof view.overall,
      typeof view.overall,
    ];
    expect([first.seen, second.seen]).toEqual([2, 1]);
    expect(view.overall.seen + view.overall.unseen).toBe(
      first.seen + first.unseen + second.seen + second.unseen,
    );
    for (const { low, expected, high } of [view.overall, first, second]) {
      expect(0 <= low && low < expected && expected < high && high <= 1).toBe(true);
    }
    expect(view.plan.days).toHaveLength(14);
    expect(view.plan.days[0]).toMatchObject({ day: '2026-03-01', fresh: 4, reviews: 0 });
    expect(view.plan.days[1]!.reviews).toBeGreaterThanOrEqual(1);
    expect(await readInterviewChoices(actor)).toMatchObject({ chosen: { day: '2026-03-15', topics } });
  });

  it('introduces its topics first, and shows everything once more in the last days', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner({ newPerDay: 2 });
    await setInterview(actor, { day: '2026-03-06', topics: ['first-principles/kv-cache'] });
    const { queue } = await readDay(actor, at('2026-03-01T12:00:00Z'));
    expect(queue.map(({ card, source }) => [card.topic, source])).toEqual([
      ['kv-cache', 'fresh'],
      ['kv-cache', 'fresh'],
    ]);
    // Known well enough to come back long after the interview; something else, known as well, is left alone.
    const known = queue[0]!.card.itemId;
    for (const hour of [12, 13, 14]) {
      at(`2026-03-01T${hour}:00:00Z`);
      await answerItem(actor, known);
      await answerItem(actor, 'adam-first-moment');
    }
    const sources = async (instant: string) => (await readDay(actor, at(instant))).queue;
    const isLook = ({ source }: { source: string }) => source === 'lastLook';
    expect((await sources('2026-03-03T12:00:00Z')).some(isLook)).toBe(false);
    const looks = (await sources('2026-03-04T12:00:00Z')).filter(isLook);
    expect(looks).toMatchObject([{ card: { itemId: known } }]);
    await answerItem(actor, known);
    expect((await sources('2026-03-05T12:00:00Z')).some(isLook)).toBe(false);
  });

  it('is over the day after, and gone when it is cleared', async () => {
    at('2026-03-01T12:00:00Z');
    const actor = await makeLearner();
    await setInterview(actor, { day: '2026-03-05', topics: [adam] });
    at('2026-03-05T12:00:00Z');
    expect(await readInterview(actor)).not.toBeNull();
    at('2026-03-06T12:00:00Z');
    expect(await readInterview(actor)).toBeNull();
    expect(await readInterviewChoices(actor)).toMatchObject({ chosen: { day: '2026-03-05' } });
    await clearInterview(actor);
    expect(await readInterviewChoices(actor)).toMatchObject({ chosen: null });
  });
});
