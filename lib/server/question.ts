import 'server-only';
import type { Pack } from '@/lib/quiz/pack';
import { type PublicVariant, toPublic } from '@/lib/quiz/public';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import type { Variant } from '@/lib/quiz/variant';
import { type Html, type Only, renderText, renderTexts } from './markdown';
import { openQuestion } from './open-question';
import { topicOf } from './packs';
import type { Actor } from './policy';
import type { Mode } from './token';

export type QuestionView = {
  token: string;
  mode: Mode;
  pack: { slug: string; title: Text };
  itemId: string;
  topic: { id: string; title: Text };
  title: Text;
  promptHtml: Html;
  /** How to answer; its texts are rendered. */
  form: PublicVariant['form'];
  hintCount: number;
};

/** A question as a page may show it before the answer is in: the public variant, its Markdown rendered; with `only`, in one language. */
export function viewQuestion(
  pack: Pack,
  template: Template,
  variant: Variant,
  only?: Only,
): Omit<QuestionView, 'token' | 'mode'> {
  const { itemId, topic, title, prompt, form, hintCount } = toPublic(template, variant);
  return {
    pack: { slug: pack.slug, title: pack.title },
    itemId,
    topic: topicOf(pack, topic),
    title,
    promptHtml: renderText(prompt, only),
    form: renderTexts(form, only),
    hintCount,
  };
}

/** The question behind a token; null (404) when it is not there for this actor. */
export async function readQuestion(actor: Actor, token: unknown): Promise<QuestionView | null> {
  const open = await openQuestion(actor, token);
  return (
    open && {
      token: token as string,
      mode: open.ref.mode,
      ...viewQuestion(open.pack, open.template, open.variant),
    }
  );
}
