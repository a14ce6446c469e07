import { z } from 'zod';
import { type Locale, type Text, writtenTextSchema } from '../../text';

/** The text with its blanks marked ⟦1⟧, ⟦2⟧ in the order in which English has them, and the words to choose from. */
export const clozeShownSchema = z.object({
  kind: z.literal('cloze'),
  text: writtenTextSchema,
  blanks: z.array(z.string()),
  bank: z.array(writtenTextSchema).nullable(),
});
export type ClozeShown = z.infer<typeof clozeShownSchema>;

/** The bank's words are plain, for a list can hold nothing else; by language, in one order. */
export type ClozeForm = {
  kind: 'cloze';
  text: Text;
  blanks: string[];
  bank: Record<Locale, string[]> | null;
};

export function clozeForm({ text, blanks, bank }: ClozeShown): ClozeForm {
  const words = bank && { en: bank.map((word) => word.en), zh: bank.map((word) => word.zh) };
  return { kind: 'cloze', text, blanks, bank: words };
}
