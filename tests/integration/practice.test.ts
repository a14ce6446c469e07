import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '@/lib/server/decide';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { openQuestion } from '@/lib/server/open-question';
import { isKnownScope, nextQuestion, type PracticeWish } from '@/lib/server/practice';
import { readPractice } from '@/lib/server/practice-view';
import { answer, drawQuestion, rightAnswer, slipAnswer } from '../builders/answers';
import { makeClock } from '../builders/clock';
import { type LearnerActor, makeLearner } from '../builders/learner';

const clock = makeClock('2026-03-01T12:00:00Z');
const visitor = { kind: 'visitor' } as const;

beforeAll(async () => {
  process.env.GRADCHECK_CLOCK_FILE = clock.file;
  await loadBuiltInPacks();
});
afterAll(() => {
  delete process.env.GRADCHECK_CLOCK_FILE;
});

async function ask(actor: LearnerActor | typeof visitor, wish: PracticeWish) {
  const open = await openQuestion(actor, await nextQuestion(actor, wish));
  if (!open) throw new Error(`nothing fits ${JSON.stringify(wish)}`);
  return { ...open.template, pack: open.pack.slug };
}

async function slip(actor: LearnerActor, item: string) {
  const { token, open } = await drawQuestion(actor, { item });
  return answer(actor, token, slipAnswer(open));
}

describe('a practice run', () => {
  it.each<[PracticeWish, (item: Awaited<ReturnType<typeof ask>>) => boolean]>([
    [{ topic: 'kv-cache' }, ({ topic }) => topic === 'kv-cache'],
    [{ kind: 'order,match' }, ({ kind }) => kind === 'order' || kind === 'match'],
    [{ difficulty: '4-5' }, ({ difficulty }) => difficulty === 4 || difficulty === 5],
    [{ tag: 'moments' }, ({ claim }) => claim.startsWith('optim.')],
    [
      { pack: 'transformers', kind: 'numeric', difficulty: '3', mix: '1' },
      ({ pack, kind, difficulty }) => pack === 'transformers' && kind === 'numeric' && difficulty === 3,
    ],
  ])('draws what fits %j and nothing else', async (wish, fits) => {
    const actor = await makeLearner();
    for (let i = 0; i < 5; i++) expect(fits(await ask(actor, wish))).toBe(true);
  });

  it('draws nothing for what cannot be read, and tells that apart from what nothing fits now', async () => {
    const actor = await makeLearner();
    for (const wish of [{ kind: 'riddle' }, { difficulty: '9' }, { pack: 7 }, { tag: 'nonsense' }, null])
      expect(await nextQuestion(actor, wish)).toBeNull();
    expect(await isKnownScope(actor, { tag: 'nonsense' })).toBe(false);
    expect(await isKnownScope(actor, { pack: 'errata', topic: 'kv-cache' })).toBe(false);
    const empty = { pack: 'first-principles', kind: 'explain' };
    expect(await nextQuestion(actor, empty)).toBeNull();
    expect(await isKnownScope(actor, empty)).toBe(true);
  });

  it('of weaknesses asks what was missed until it is answered right, and lets a miss that was taken back go', async () => {
    const actor = await makeLearner();
    expect(await nextQuestion(actor, { weak: '1' })).toBeNull();
    const { attemptId } = await slip(actor, 'adam-first-moment');
    await slip(actor, 'ln-output');
    const { token, open } = await drawQuestion(actor, { item: 'bn-inference' });
    await answer(actor, token, { raw: rightAnswer(open) });
    expect((await readPractice(actor, {})).weak).toBe(2);
    expect(await ask(actor, { weak: '1', topic: 'adam' })).toMatchObject({ id: 'adam-first-moment' });
    await decide(actor, { id: v7(), kind: 'void', target: attemptId });
    expect(await ask(actor, { weak: '1' })).toMatchObject({ id: 'ln-output' });
    const again = await drawQuestion(actor, { item: 'ln-output' });
    await answer(actor, again.token, { raw: rightAnswer(again.open) });
    expect(await nextQuestion(actor, { weak: '1' })).toBeNull();
    // Half a year later what was known is a weakness again.
    clock.set('2026-09-01T12:00:00Z');
    expect((await readPractice(actor, { weak: '1' })).fitting).toBe(2);
    clock.set('2026-03-01T12:00:00Z');
  });

  it('in a mix goes from topic to topic', async () => {
    const actor = await makeLearner();
    const topics: string[] = [];
    for (let i = 0; i < 6; i++) {
      const token = (await nextQuestion(actor, { pack: 'first-principles', mix: '1' }))!;
      const open = (await openQuestion(actor, token))!;
      await answer(actor, token, { gaveUp: true });
      topics.push(open.template.topic);
      clock.set(`2026-03-01T12:0${i + 1}:00Z`);
    }
    // As many as the pack has topics: each comes once before any comes twice.
    const { packs } = await readPractice(actor, { pack: 'first-principles' });
    expect(new Set(topics.slice(0, packs[0]!.topics.length)).size).toBe(packs[0]!.topics.length);
  });

  it('gives another one like it: of the same claim, never the one just answered', async () => {
    const actor = await makeLearner();
    const like = { pack: 'first-principles', itemId: 'adam-first-moment' };
    const model = await ask(actor, { item: like.itemId });
    for (let i = 0; i < 4; i++) {
      const other = await ask(actor, { like });
      expect(other).toMatchObject({ claim: model.claim });
      expect(other.id).not.toBe(model.id);
    }
    expect(await nextQuestion(actor, { like: { pack: 'first-principles', itemId: 'gone' } })).toBeNull();
  });

  it('never asks the same question twice in a row when there is another', async () => {
    const actor = await makeLearner();
    const scope = { pack: 'first-principles', topic: 'layer-norm' };
    let last = await ask(actor, scope);
    for (let i = 0; i < 4; i++) {
      const next = await ask(actor, { ...scope, not: { pack: last.pack, itemId: last.id } });
      expect(next.id).not.toBe(last.id);
      last = next;
    }
  });
});

describe('what there is to practise', () => {
  it('is counted by scope, and of a visitor no weakness is known', async () => {
    const all = await readPractice(visitor, {});
    expect(all).toMatchObject({ fitting: all.total, weak: null, known: true });
    const numbers = await readPractice(visitor, { kind: 'numeric', difficulty: '1-2' });
    expect(numbers.fitting).toBeLessThan(all.fitting);
    expect(numbers.packs.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBe(numbers.fitting);
    const topics = numbers.packs.flatMap((pack) => pack.topics);
    expect(topics.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBe(numbers.fitting);
    expect(await readPractice(visitor, { topic: 'nonsense' })).toMatchObject({ fitting: 0, known: false });
  });

  it('states a difficulty for every built-in question', async () => {
    const { loaded } = await loadBuiltInPacks();
    expect(loaded.length).toBeGreaterThan(5);
    for (const pack of loaded) {
      const stated = await readPractice(visitor, { pack, difficulty: '1-5' });
      expect(stated.fitting, pack).toBe((await readPractice(visitor, { pack })).fitting);
    }
  });
});
