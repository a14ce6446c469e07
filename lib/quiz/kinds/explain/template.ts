import { z } from 'zod';
import { explainedFields, idSchema } from '../../item-fields';
import { textSchema } from '../../text';

/** An answer in the learner's own words, which the learner marks point by point once it is written. */
export const explainTemplateSchema = z.strictObject({
  ...explainedFields,
  kind: z.literal('explain'),
  /** What a full answer says. Shown, with the model answer, only after the learner's own is sent. */
  rubric: z
    .array(z.strictObject({ id: idSchema, text: textSchema, weight: z.int().min(1).max(5).default(1) }))
    .min(1)
    .max(8),
  answer: textSchema,
});

export type ExplainTemplate = z.infer<typeof explainTemplateSchema>;
