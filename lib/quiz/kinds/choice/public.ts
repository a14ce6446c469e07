import { z } from 'zod';
import { type Text, writtenTextSchema } from '../../text';

/** The options in the order shown; a label tells an option's place and nothing else. */
export const choiceShownSchema = z.object({
  kind: z.literal('choice'),
  options: z.array(z.object({ label: z.string(), text: writtenTextSchema })),
});
export type ChoiceShown = z.infer<typeof choiceShownSchema>;

export type ChoiceForm = {
  kind: 'choice';
  multiple: boolean;
  options: { label: string; text: Text }[];
};

export function choiceForm(multiple: boolean, shown: ChoiceShown): ChoiceForm {
  return { kind: 'choice', multiple, options: shown.options.map(({ label, text }) => ({ label, text })) };
}
