import 'server-only';
import { draw } from '@/lib/quiz/draw';
import type { Pack } from '@/lib/quiz/pack';
import { toPublic } from '@/lib/quiz/public';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { type Html, type Only, renderText, renderTexts } from './markdown';
import { currentPacks } from './packs';
import type { QuestionView } from './question';

/** A question on paper: nothing to answer it with but a pen. */
export type PaperQuestion = Pick<QuestionView, 'itemId' | 'title' | 'form'> & { promptHtml: Html };

export type Worksheet = {
  title: Text;
  topics: { id: string; title: Text; questions: PaperQuestion[] }[];
};

/** What names a sheet: the same name gives the same numbers. */
export const sheetName = /^[0-9a-f]{8}$/;

/** The publish gate refuses items that do not draw, so one try is nearly always enough. */
const maxSeeds = 5;

function drawQuestion(item: Template, sheet: string, only: Only): PaperQuestion[] {
  for (let tries = 0; tries < maxSeeds; tries++) {
    const drawn = draw(item, `${sheet}/${tries}`);
    if (!drawn.ok) continue;
    const { itemId, title, prompt, form } = toPublic(item, drawn.variant);
    return [{ itemId, title, promptHtml: renderText(prompt, only), form: renderTexts(form, only) }];
  }
  return [];
}

function drawTopics({ topics, items }: Pack, topic: string | null, sheet: string, only: Only) {
  return topics
    .filter(({ id }) => topic === null || id === topic)
    .map(({ id, title }) => {
      const own = items.filter((item) => item.topic === id);
      return { id, title, questions: own.flatMap((item) => drawQuestion(item, sheet, only)) };
    })
    .filter(({ questions }) => questions.length > 0);
}

/** Every question of a pack, or of one topic of it, drawn for paper; null (404) when there is none. */
export async function drawWorksheet(
  slug: string,
  topic: string | null,
  sheet: string,
  only?: Only,
): Promise<Worksheet | null> {
  const found = (await currentPacks()).find(({ pack }) => pack.slug === slug);
  if (!found || !sheetName.test(sheet)) return null;
  const topics = drawTopics(found.pack, topic, sheet, only);
  return topics.length === 0 ? null : { title: found.pack.title, topics };
}
