import { beforeAll, describe, expect, it } from 'vitest';
import { itemCounts } from '@/lib/server/claim-items';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { claimLink, findInNotes } from '@/lib/server/notes';
import { viewContents, viewSection } from '@/lib/server/notes-view';
import { nextQuestion } from '@/lib/server/practice';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeLearner } from '../builders/learner';

const claim = 'optim.adam.bias-correction';

beforeAll(async () => {
  expect((await loadBuiltInPacks()).problems).toEqual([]);
});

describe('the notes and the questions', () => {
  it('count the questions that test a claim, and draw no others when it is practised', async () => {
    expect((await itemCounts()).get(claim)).toBeGreaterThanOrEqual(1);
    const actor = await makeLearner();
    const { open } = await drawQuestion(actor, { claim });
    expect([open.template.claim, ...open.template.alsoTests]).toContain(claim);
  });

  it('draw nothing for a claim there is not', async () => {
    expect(await nextQuestion(await makeLearner(), { claim: 'no.such-claim' })).toBeNull();
  });

  it('lead back from a closed question to its claim, in both languages', async () => {
    const actor = await makeLearner();
    const { token, open } = await drawQuestion(actor, { item: 'adam-first-moment' });
    const view = await answer(actor, token, { raw: rightAnswer(open) });
    expect(view.reveal!.claim).toEqual({
      path: `/notes/adaptive#${claim}`,
      titleHtml: { en: expect.stringContaining('Bias correction'), zh: expect.stringContaining('偏差修正') },
    });
  });
});

describe('the pages of the notes', () => {
  it('render every section in both languages, each with the way to its neighbours', () => {
    for (const language of ['en', 'zh'] as const) {
      const ids = viewContents(language).flatMap((part) => part.sections.map(({ id }) => id));
      const views = ids.map((id) => viewSection(id, language)!);
      expect(views.map((view) => view.next?.id ?? null)).toEqual([...ids.slice(1), null]);
      for (const view of views) {
        for (const { id, bodyHtml } of view.claims) {
          expect(bodyHtml, id).not.toMatch(/\{\{|claim:|katex-error/);
        }
      }
    }
  });

  it('have no page for a section there is not', () => {
    expect(viewSection('constructor', 'en')).toBeNull();
    expect(claimLink('constructor')).toBeNull();
  });

  it('find a claim by an erratum’s id', () => {
    expect(findInNotes('E13', 'zh').map((hit) => hit.claim.id)).toEqual(['text.idf.negative']);
  });
});
