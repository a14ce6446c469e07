import { z } from 'zod';
import { writtenTextSchema } from '../../text';

/** The rubric and the model answer. */
export const explainKeySchema = z.object({
  kind: z.literal('explain'),
  rubric: z.array(
    z.object({ label: z.string(), id: z.string(), text: writtenTextSchema, weight: z.number() }),
  ),
  answer: writtenTextSchema,
});

export type ExplainKey = z.infer<typeof explainKeySchema>;
