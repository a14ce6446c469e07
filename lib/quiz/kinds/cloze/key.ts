import { z } from 'zod';
import { writtenTextSchema } from '../../text';

/** What each blank takes. Accepted answers are kept as written; they are compared normalised. */
export const clozeKeySchema = z.object({
  kind: z.literal('cloze'),
  blanks: z.array(
    z.object({
      label: z.string(),
      id: z.string(),
      answer: writtenTextSchema,
      accept: z.array(z.string()),
      mistakes: z.array(
        z.object({ id: z.string(), answers: z.array(z.string()), feedback: writtenTextSchema }),
      ),
    }),
  ),
});

export type ClozeKey = z.infer<typeof clozeKeySchema>;
