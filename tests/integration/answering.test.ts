import pg from 'pg';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { submitAnswer } from '@/lib/server/answer';
import { readAnswer, readAttempt } from '@/lib/server/attempt';
import { db } from '@/lib/server/db';
import { readHint } from '@/lib/server/hints';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { readQuestion } from '@/lib/server/question';
import {
  answer,
  drawQuestion,
  numericKey,
  replyTo,
  rightAnswer,
  slipAnswer,
  strangeAnswer,
} from '../builders/answers';
import { makeLearner } from '../builders/learner';

beforeAll(async () => {
  expect((await loadBuiltInPacks()).problems).toEqual([]);
});

describe('submitAnswer', () => {
  it('judges a right answer, keeps it whole and brings the card back on a later day', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const view = await answer(actor, token, { raw: rightAnswer(open) });
    expect(view).toMatchObject({ verdict: 'correct', graded: true, raw: rightAnswer(open) });
    expect(view.reveal!.solution.length).toBeGreaterThan(0);
    expect(view.card!.intervalDays).toBeGreaterThan(0);
    const row = await db().attempt.findUniqueOrThrow({ where: { id: view.attemptId } });
    expect(row).toMatchObject({
      learnerId: actor.learnerId,
      itemId: open.ref.itemId,
      seed: open.ref.seed,
      grade: 3,
      verdict: 'correct',
    });
    expect(row.key).toEqual(open.key);
    expect(row.variant).toEqual(open.variant);
  });

  it('names the mistake a wrong number comes from and brings the card back tomorrow', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    const view = await answer(actor, token, slipAnswer(open, 'no-bias-correction'));
    expect(view).toMatchObject({
      verdict: 'slip',
      slip: { id: 'no-bias-correction' },
      card: { intervalDays: 1 },
    });
    expect(view.slip!.feedbackHtml.zh).toContain('katex');
  });

  it('grades a method hint and "I don’t know" as again', async () => {
    const actor = await makeLearner();
    const first = await drawQuestion(actor, { item: 'adam-first-moment' });
    const hinted = await answer(actor, first.token, { raw: rightAnswer(first.open), hintsUsed: 2 });
    expect(hinted).toMatchObject({ verdict: 'correct', card: { intervalDays: 1 } });
    const second = await drawQuestion(actor, { item: 'adam-second-moment' });
    const given = await answer(actor, second.token, { gaveUp: true });
    expect(given).toMatchObject({ verdict: 'gaveUp', raw: '', card: { intervalDays: 1 } });
  });

  it('keeps nothing of what cannot be read, and the question stays open', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    for (const raw of [
      '',
      'abc',
      '1,5',
      'NaN',
      '1e999',
      'process.exit()',
      'constructor',
      `${'('.repeat(500)}1`,
      '9'.repeat(1_000_000),
    ]) {
      expect(await submitAnswer(actor, replyTo(token, { raw }))).toMatchObject({ status: 'malformed' });
    }
    expect(await db().attempt.count({ where: { learnerId: actor.learnerId } })).toBe(0);
    expect((await answer(actor, token, { raw: rightAnswer(open) })).graded).toBe(true);
  });

  it('answers the same id once, whether it comes again or from two tabs at the same moment', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const reply = replyTo(token, { raw: rightAnswer(open) });
    const views = await Promise.all([1, 2, 3, 4].map(() => submitAnswer(actor, reply)));
    const again = await submitAnswer(actor, { ...reply, raw: strangeAnswer(open) });
    for (const view of views) expect(view).toEqual(views[0]);
    expect(again).toMatchObject({ status: 'judged', view: { verdict: 'correct', raw: reply.raw } });
    expect(await db().attempt.count({ where: { learnerId: actor.learnerId } })).toBe(1);
    expect(await db().cardState.findFirstOrThrow({ where: { learnerId: actor.learnerId } })).toMatchObject({
      reps: 1,
    });
  });

  it('counts only the first of two answers to the same numbers', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const [one, two] = await Promise.all([1, 2].map(() => answer(actor, token, { raw: rightAnswer(open) })));
    expect([one!.graded, two!.graded].sort()).toEqual([false, true]);
    expect(await db().cardState.findFirstOrThrow({ where: { learnerId: actor.learnerId } })).toMatchObject({
      reps: 1,
    });
  });

  it('asks for more digits without revealing anything, and still counts the next answer', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    const short = await answer(actor, token, { raw: numericKey(open).value.toPrecision(1) });
    if (short.verdict === 'imprecise') {
      expect(short).toMatchObject({
        reveal: null,
        graded: false,
        card: null,
        needed: { kind: 'significant', digits: 3 },
      });
      expect(await readAnswer(actor, token)).toBeNull();
      expect(await answer(actor, token, { raw: rightAnswer(open) })).toMatchObject({
        verdict: 'correct',
        graded: true,
      });
    } else {
      // One digit happened to be exact enough.
      expect(short.verdict).toBe('correct');
    }
  });

  it('takes at most four statements for an answer', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const sent = await statementsOf(() =>
      answer(actor, token, { raw: rightAnswer(open), timeZone: actor.timeZone }),
    );
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['no id', { attemptId: '' }],
    ['an id of another kind', { attemptId: 'e2c1f5a8-5b1c-4f0e-9c3a-0d8b8a1f2e3d' }],
    ['a number for an answer', { raw: 5 }],
    ['a negative count', { hintsUsed: -1 }],
  ])('rejects %s', async (_, change) => {
    const actor = await makeLearner();
    const { token } = await drawQuestion(actor);
    expect(await submitAnswer(actor, { ...replyTo(token, { raw: '1' }), ...change })).toMatchObject({
      status: 'invalid',
    });
  });
});

/** The statements a piece of work sends to PostgreSQL; BEGIN and COMMIT are no work. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const texts = query.mock.calls.map(([sent]) => String((sent as unknown as { text?: string }).text ?? sent));
  query.mockRestore();
  return texts.filter((text) => !/^(BEGIN|COMMIT|SET TRANSACTION)/i.test(text));
}

describe('ownership', () => {
  it('answers 404 to a question, a hint or an attempt of somebody else', async () => {
    const [owner, other] = [await makeLearner(), await makeLearner()];
    const { token, open } = await drawQuestion(owner);
    const view = await answer(owner, token, { raw: rightAnswer(open) });
    expect(await readQuestion(other, token)).toBeNull();
    expect(await readHint(other, token, 0)).toBeNull();
    expect(await readAnswer(other, token)).toBeNull();
    expect(await readAttempt(other, view.attemptId)).toBeNull();
    expect(await submitAnswer(other, replyTo(token, { raw: '1' }))).toEqual({ status: 'not-found' });
    expect((await readAttempt(owner, view.attemptId))!.answer.verdict).toBe('correct');
  });

  it('does not hand out an attempt by sending its id with another question', async () => {
    const [owner, other] = [await makeLearner(), await makeLearner()];
    const mine = await drawQuestion(owner);
    const view = await answer(owner, mine.token, { raw: rightAnswer(mine.open) });
    const theirs = await drawQuestion(other);
    const stolen = await submitAnswer(other, replyTo(theirs.token, { raw: '1', attemptId: view.attemptId }));
    expect(stolen).toEqual({ status: 'not-found' });
  });

  it.each(['', 'nonsense', 'a.b', 'a.b.c', 'x'.repeat(5000), 5, null, undefined])(
    'knows no question by %j',
    async (token) => {
      const actor = await makeLearner();
      expect(await readQuestion(actor, token)).toBeNull();
      expect(await readAttempt(actor, token)).toBeNull();
    },
  );

  it('knows no question by a token that was changed, and shows nothing in one', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor);
    const bytes = Buffer.from(token, 'base64url');
    expect(bytes.includes(open.ref.seed)).toBe(false);
    bytes[20]! ^= 1;
    expect(await readQuestion(actor, bytes.toString('base64url'))).toBeNull();
  });
});

describe('an unanswered question', () => {
  it('gives away neither the key nor what any mistake leads to', async () => {
    const actor = await makeLearner();
    for (let i = 0; i < 40; i++) {
      const { token, open } = await drawQuestion(actor);
      const { token: _, ...view } = (await readQuestion(actor, token))!;
      const hint = await readHint(actor, token, 0);
      const sent = JSON.stringify([view, hint]);
      expect(sent).not.toMatch(/slip|"key"|accepted|"engine"/);
      expect(Object.keys(view).sort()).toEqual([
        'form',
        'hintCount',
        'itemId',
        'mode',
        'pack',
        'promptHtml',
        'title',
        'topic',
      ]);
      for (const secret of [numericKey(open).value, ...numericKey(open).slips.map((slip) => slip.value)]) {
        // Long numbers only: a key of 2 may well stand in a question.
        const text = String(secret);
        if (text.length > 6) expect(sent).not.toContain(text);
      }
    }
  });

  it('needs an account before it takes an answer, and only then', async () => {
    const visitor = { kind: 'visitor' } as const;
    const token = await (await import('@/lib/server/practice')).nextQuestion(visitor, {
      pack: 'first-principles',
      // One that needs no unit.
      item: 'adam-first-moment',
    });
    expect(await readQuestion(visitor, token)).not.toBeNull();
    const reply = replyTo(token!, { raw: '1' });
    expect(await submitAnswer(visitor, reply)).toEqual({ status: 'sign-in-needed' });
    const actor = await makeLearner();
    expect(await submitAnswer(actor, { ...reply, attemptId: v7() })).toMatchObject({ status: 'judged' });
  });
});
