import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import type { KindName } from '@/lib/quiz/template';
import { sources } from '../../lib/quiz/kinds/items.fixture';
import type { LearnerActor } from '../builders/learner';

const text = (words: string) => ({ en: words, zh: words });
const names = Object.keys(sources) as KindName[];
const pack = {
  schema: 'gradcheck/pack@1',
  slug: 'every-kind',
  title: text('Every kind'),
  summary: text('One item of every kind'),
  topics: [{ id: 'norm', title: text('Norm') }],
  items: Object.values(sources),
};

// The settings are read once, so the folder has to be named before anything reads them.
const content = mkdtempSync(join(tmpdir(), 'gradcheck-content-'));

/** The server as it is with this pack alone. */
async function server() {
  const [answering, questions, attempts, open, practice, progress, learners, database] = await Promise.all([
    import('@/lib/server/answer'),
    import('@/lib/server/question'),
    import('@/lib/server/attempt'),
    import('@/lib/server/open-question'),
    import('@/lib/server/practice'),
    import('@/lib/server/progress'),
    import('../builders/learner'),
    import('@/lib/server/db'),
  ]);
  return {
    ...answering,
    ...questions,
    ...attempts,
    ...open,
    ...practice,
    ...progress,
    ...learners,
    ...database,
  };
}
let at: Awaited<ReturnType<typeof server>>;

beforeAll(async () => {
  mkdirSync(join(content, 'packs', 'every-kind'), { recursive: true });
  writeFileSync(
    join(content, 'packs', 'every-kind', 'pack.yaml'),
    stringify(pack, { aliasDuplicateObjects: false }),
  );
  process.env.GRADCHECK_CONTENT = content;
  vi.resetModules();
  const { problems } = await (await import('@/lib/server/load-packs')).loadBuiltInPacks();
  expect(problems).toEqual([]);
  at = await server();
});
afterAll(() => {
  delete process.env.GRADCHECK_CONTENT;
});

async function ask(actor: LearnerActor, kind: KindName) {
  const token = await at.nextQuestion(actor, { pack: 'every-kind', item: sources[kind].id });
  const open = token && (await at.openQuestion(actor, token));
  if (!token || !open) throw new Error(`no ${kind}`);
  return { token, open };
}

async function send(actor: LearnerActor, token: string, raw: string, attemptId: string = v7()) {
  const reply = { attemptId, token, raw, gaveUp: raw === '', hintsUsed: 0, activeMs: 1000 };
  const outcome = await at.submitAnswer(actor, reply);
  if (outcome.status !== 'judged') throw new Error(JSON.stringify(outcome));
  return outcome.view;
}

describe.each(names)('answering a question of kind %s', (kind) => {
  it('keeps the right answer with its score and shows it again', async () => {
    const actor = await at.makeLearner();
    const { token, open } = await ask(actor, kind);
    const raw = kindOf(kind).rightAnswer(open.key);
    const view = await send(actor, token, raw);
    expect(view).toMatchObject({ verdict: 'correct', score: 1, graded: true, reveal: { answer: { kind } } });
    const where = { id: view.attemptId };
    expect(await at.db().attempt.findUniqueOrThrow({ where })).toMatchObject({ grade: 3, score: 1, raw });
    expect(await at.readAnswer(actor, token)).toMatchObject({ verdict: 'correct', raw, score: 1 });
    const stored = await at.readAttempt(actor, view.attemptId);
    expect(stored).toMatchObject({ question: { form: { kind } }, answer: { reveal: { answer: { kind } } } });
    const { recent } = (await at.readProgress(actor))!;
    expect(recent.attempts[0]!.raw).toBe(kindOf(kind).toLine(raw));
  });

  it('shows what was right to who gives up', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, kind);
    expect(await send(actor, token, '')).toMatchObject({
      verdict: 'gaveUp',
      score: 0,
      reveal: { answer: { kind } },
      card: { intervalDays: 1 },
    });
  });

  it('sends nothing of the key before the answer is in', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, kind);
    const sent = JSON.stringify(await at.readQuestion(actor, token));
    expect(sent).not.toMatch(
      /"(key|right|why|accept|mistakes|groups|pairs|rubric|answer|slips|seed|params)":/,
    );
    expect(sent).not.toMatch(/needs a batch|Each token by itself|No padding/);
  });

  it('refuses what the page would not send, without keeping it', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, kind);
    const reply = { attemptId: v7(), token, raw: '{"no":', gaveUp: false, hintsUsed: 0, activeMs: 0 };
    expect(await at.submitAnswer(actor, reply)).toMatchObject({ status: 'malformed' });
    expect(await at.db().attempt.count({ where: { learnerId: actor.learnerId } })).toBe(0);
  });
});

describe('an answer that is right in part', () => {
  it('is kept with its share, and counts as again', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, 'cloze');
    const view = await send(actor, token, '["decouples","momentum"]');
    expect(view).toMatchObject({ verdict: 'wrong', score: 0.5, graded: true, card: { intervalDays: 1 } });
    const row = await at.db().attempt.findUniqueOrThrow({ where: { id: view.attemptId } });
    expect(row).toMatchObject({ verdict: 'wrong', score: 0.5, grade: 1, value: null });
  });

  it('names a known mistake', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, 'cloze');
    const view = await send(actor, token, '["scales","weight decay"]');
    expect(view).toMatchObject({ verdict: 'slip', score: 0.5, slip: { id: 'scales' } });
    expect(view.slip?.feedbackHtml.en).toContain('Adam would scale it.');
  });
});

describe('an answer in one’s own words', () => {
  it('is kept unmarked, then closed by the marks; only those count', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, 'explain');
    const written = await send(actor, token, '{"text":"It needs no batch."}');
    expect(written).toMatchObject({
      verdict: 'unmarked',
      score: null,
      graded: false,
      reveal: null,
      card: null,
    });
    expect(written.marking?.rubric.map((point) => point.text.en)).toEqual([
      expect.stringContaining('No batch'),
      expect.stringContaining('No padding'),
    ]);
    // Whoever reloads finds the words and the rubric.
    const again = await at.readAnswer(actor, token);
    expect(again).toMatchObject({ raw: '{"text":"It needs no batch."}', marking: { kind: 'explain' } });
    const marked = await send(actor, token, '{"text":"It needs no batch.","met":["1"]}');
    expect(marked).toMatchObject({ verdict: 'wrong', graded: true, card: { intervalDays: 1 } });
    expect(marked.score).toBeCloseTo(1 / 3, 12);
    expect(await at.readAnswer(actor, token)).toMatchObject({ verdict: 'wrong' });
  });

  it('is not shown the rubric by an empty text', async () => {
    const actor = await at.makeLearner();
    const { token } = await ask(actor, 'explain');
    const reply = { attemptId: v7(), token, raw: '{"text":" "}', gaveUp: false, hintsUsed: 0, activeMs: 0 };
    const refused = { status: 'malformed', reason: { code: 'nothingWritten' } };
    expect(await at.submitAnswer(actor, reply)).toEqual(refused);
  });
});
