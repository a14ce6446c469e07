import { z } from 'zod';
import { writtenTextSchema } from '../../text';

/** Which of the options shown are right, and why each is or is not. */
export const choiceKeySchema = z.object({
  kind: z.literal('choice'),
  multiple: z.boolean(),
  options: z.array(
    z.object({
      label: z.string(),
      /** The option's id in the pack. */
      id: z.string(),
      right: z.boolean(),
      why: writtenTextSchema.nullable(),
    }),
  ),
});

export type ChoiceKey = z.infer<typeof choiceKeySchema>;
