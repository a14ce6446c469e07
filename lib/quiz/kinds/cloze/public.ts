import { z } from 'zod';
import { type Text, writtenTextSchema } from '../../text';

/** The text with its blanks marked ⟦1⟧, ⟦2⟧ in the order in which English has them, and the words to choose from. */
export const clozeShownSchema = z.object({
  kind: z.literal('cloze'),
  text: writtenTextSchema,
  blanks: z.array(z.string()),
  bank: z.array(writtenTextSchema).nullable(),
});
export type ClozeShown = z.infer<typeof clozeShownSchema>;

export type ClozeForm = { kind: 'cloze'; text: Text; blanks: string[]; bank: Text[] | null };

export function clozeForm({ text, blanks, bank }: ClozeShown): ClozeForm {
  return { kind: 'cloze', text, blanks, bank };
}
