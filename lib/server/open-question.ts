import 'server-only';
import { draw } from '@/lib/quiz/draw';
import type { Pack } from '@/lib/quiz/pack';
import type { Template } from '@/lib/quiz/template';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import { findItem, packVersion } from './packs';
import { type Actor, may } from './policy';
import { openToken, type QuestionRef } from './token';

/** Everything a token stands for. Holds the key: for the server's eyes only. */
export type OpenQuestion = {
  ref: QuestionRef;
  pack: Pack;
  template: Template;
  variant: Variant;
  key: AnswerKey;
};

/** The question behind a token, drawn again from its seed; null when there is none for this actor. */
export async function openQuestion(actor: Actor, token: unknown): Promise<OpenQuestion | null> {
  const ref = openToken(token);
  if (!ref || !may(actor, { action: 'question.read', issuedTo: ref.issuedTo })) return null;
  const pack = await packVersion(ref.packVersionId);
  const template = pack && findItem(pack, ref.itemId);
  if (!pack || !template) return null;
  const drawn = draw(template, ref.seed);
  // A token is only made for a seed that draws.
  if (!drawn.ok) throw new Error(`${ref.itemId} no longer draws from seed ${ref.seed}: ${drawn.reason}`);
  return { ref, pack, template, variant: drawn.variant, key: drawn.key };
}
