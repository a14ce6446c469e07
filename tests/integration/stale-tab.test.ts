import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { openQuestion } from '@/lib/server/open-question';
import { answer, drawQuestion, rightAnswer } from '../builders/answers';
import { makeLearner } from '../builders/learner';

const slug = 'first-principles';
const item = 'adam-first-moment';

/** Publishes the pack anew, its item under another title, as an author's correction would. */
async function publishCorrection(): Promise<string> {
  const { current } = await db().pack.findUniqueOrThrow({ where: { slug }, include: { current: true } });
  const files = (current!.files as { file: string; source: string }[]).map(({ file, source }) => ({
    file,
    source: source.replace("Adam's bias-corrected first moment", 'The corrected title'),
  }));
  const id = v7();
  await db().packVersion.create({ data: { id, slug, contentHash: `correction-${id}`, files } });
  await db().pack.update({ where: { slug }, data: { currentId: id } });
  return id;
}

beforeAll(async () => {
  await loadBuiltInPacks();
});
afterAll(async () => {
  await loadBuiltInPacks();
});

describe('a tab from before a pack was published anew', () => {
  it('is judged by the version it shows, and the next question comes from the new one', async () => {
    const actor = await makeLearner();
    const before = await drawQuestion(actor, { item });
    const newVersion = await publishCorrection();
    const view = await answer(actor, before.token, { raw: rightAnswer(before.open) });
    expect(view).toMatchObject({ verdict: 'correct', graded: true });
    const kept = await db().attempt.findUniqueOrThrow({ where: { id: view.attemptId } });
    expect(kept.packVersionId).toBe(before.open.ref.packVersionId);
    expect(kept.packVersionId).not.toBe(newVersion);
    const after = await drawQuestion(actor, { item });
    expect(after.open.ref.packVersionId).toBe(newVersion);
    expect(after.open.template.title.en).toBe('The corrected title');
    expect((await openQuestion(actor, before.token))!.template.title.en).not.toBe('The corrected title');
  });
});
