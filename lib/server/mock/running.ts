import 'server-only';
import type { Locale } from '@/lib/quiz/text';
import { answerKeySchema, variantSchema } from '@/lib/quiz/variant';
import type { MockQuestion } from '../../generated/prisma/client';
import type { PackVersionId } from '../ids';
import { findItem, packVersion } from '../packs';
import { type QuestionView, viewQuestion } from '../question';
import { readingOf, type SavedAnswer } from './save';
import { sectionOf } from './sections';

export type MockQuestionView = {
  place: number;
  section: string;
  topic: string;
  title: string;
  promptHtml: string;
  /** Its texts are rendered in the one language that is read. */
  form: QuestionView['form'];
  saved: SavedAnswer & { flagged: boolean; activeMs: number };
};

/** An item as its pack was when the question was drawn. */
export async function itemOf({ packVersionId, itemId }: Pick<MockQuestion, 'packVersionId' | 'itemId'>) {
  const pack = await packVersion(packVersionId as PackVersionId);
  const template = pack && findItem(pack, itemId);
  if (!pack || !template) throw new Error(`no item ${itemId} in pack version ${packVersionId}`);
  return { pack, template };
}

/** A question of a running mock: what any open question shows, and what was answered so far. Nothing of the key. */
export async function viewMockQuestion(row: MockQuestion, locale: Locale): Promise<MockQuestionView> {
  const { pack, template } = await itemOf(row);
  const { topic, title, promptHtml, form } = viewQuestion(
    pack,
    template,
    variantSchema.parse(row.variant),
    locale,
  );
  const { place, saveId, raw, flagged, activeMs } = row;
  return {
    place,
    section: sectionOf(template, pack).title[locale],
    topic: topic.title[locale],
    title: title[locale],
    promptHtml: promptHtml[locale],
    form,
    saved: { saveId, raw, reading: readingOf(answerKeySchema.parse(row.key), raw), flagged, activeMs },
  };
}
