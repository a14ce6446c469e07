import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { decide } from '@/lib/server/decide';
import { setInterview } from '@/lib/server/interview';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { difficultyOf } from '@/lib/server/mock/sections';
import { openQuestion } from '@/lib/server/open-question';
import { nextPlacement, readPlacement } from '@/lib/server/placement';
import { readDay } from '@/lib/server/review-queue';
import { answer, rightAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function answerNext(actor: LearnerActor, isRight: () => boolean, anew = false) {
  const token = (await nextPlacement(actor, { anew }))!;
  const open = (await openQuestion(actor, token))!;
  const right = isRight();
  const { attemptId } = await answer(actor, token, right ? { raw: rightAnswer(open) } : { gaveUp: true });
  const difficulty = difficultyOf(open.template);
  return { attemptId, right, pack: open.pack.slug, ...open.template, difficulty };
}

async function place(actor: LearnerActor, isRight: () => boolean) {
  const answers = [];
  for (let i = 0; i < 8; i++) answers.push(await answerNext(actor, isRight));
  return answers;
}

describe('a placement', () => {
  it('asks eight short questions of as many topics, all parts alike, and then is over until it is begun anew', async () => {
    const actor = await makeLearner();
    const answers = await place(actor, () => true);
    expect(answers.every(({ kind }) => kind === 'choice' || kind === 'cloze')).toBe(true);
    expect(new Set(answers.map(({ pack, topic }) => `${pack}/${topic}`)).size).toBe(8);
    const { areas, answered } = await readPlacement(actor);
    expect(answered).toBe(8);
    const asked = areas.map((area) => area.asked);
    expect(Math.max(...asked) - Math.min(...asked)).toBeLessThanOrEqual(1);
    expect(await nextPlacement(actor)).toBeNull();
    const again = await answerNext(actor, () => false, true);
    expect(answers.map(({ id }) => id)).not.toContain(again.id);
    expect((await readPlacement(actor)).answered).toBe(1);
    expect(await nextPlacement(actor)).not.toBeNull();
  });

  it('gets harder for whoever is right and easier for whoever is not', async () => {
    const levels = async (right: boolean) =>
      (await place(await makeLearner(), () => right)).slice(3).map(({ difficulty }) => difficulty);
    const mean = (list: number[]) => list.reduce((sum, level) => sum + level, 0) / list.length;
    expect(mean(await levels(true))).toBeGreaterThan(mean(await levels(false)) + 1);
  });

  it('is made of ordinary answers: they are graded, come back in review, and can be taken back', async () => {
    const actor = await makeLearner();
    const { attemptId } = await answerNext(actor, () => true);
    const { learnerId } = actor;
    expect(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
      mode: 'placement',
      grade: 3,
    });
    expect(await db().cardState.count({ where: { learnerId } })).toBe(1);
    expect((await readPlacement(actor)).answered).toBe(1);
    await decide(actor, { id: v7(), kind: 'void', target: attemptId });
    expect((await readPlacement(actor)).answered).toBe(0);
  });

  it('decides which topics new questions come from first and last, after those of the interview', async () => {
    const actor = await makeLearner({ newPerDay: 40, reviewsPerDay: 100 });
    const tomorrow = new Date('2026-03-02T12:00:00Z');
    const freshTopics = async () =>
      (await readDay(actor, tomorrow)).queue
        .filter(({ source }) => source === 'fresh')
        .map(({ card }) => `${card.pack}/${card.topic}`);
    let asked = 0;
    const answers = await place(actor, () => asked++ % 2 === 0);
    const [known, missed] = [true, false].map((right) =>
      answers.filter((each) => each.right === right).map(({ pack, topic }) => `${pack}/${topic}`),
    ) as [string[], string[]];
    const { first, last } = await readPlacement(actor);
    expect(first.length + last.length).toBeGreaterThan(0);
    const fresh = await freshTopics();
    const places = (names: string[]) => names.map((name) => fresh.indexOf(name)).filter((at) => at >= 0);
    expect(places(missed).length).toBeGreaterThan(0);
    for (const at of places(known)) expect(at).toBeGreaterThan(Math.max(...places(missed)));
    // The day one prepares for weighs more than a first impression.
    await setInterview(actor, { day: '2026-03-20', topics: [known[0]!] });
    const prepared = await freshTopics();
    expect(prepared.slice(0, 2)).toContain(known[0]);
  });

  it('begins for a visitor, and of nobody is anything known before', async () => {
    const visitor = { kind: 'visitor' } as const;
    expect(await openQuestion(visitor, await nextPlacement(visitor))).toMatchObject({
      ref: { mode: 'placement', issuedTo: null },
    });
    const nothing = { answered: 0, areas: [], first: [], last: [] };
    expect(await readPlacement(visitor)).toMatchObject(nothing);
    expect(await readPlacement(await makeLearner())).toMatchObject(nothing);
  });
});
