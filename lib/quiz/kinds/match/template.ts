import { z } from 'zod';
import { explainedFields, idSchema } from '../../item-fields';
import { textSchema } from '../../text';

/** Each left side has one right side; several may share one. Decoys fit nothing. */
export const matchTemplateSchema = z.strictObject({
  ...explainedFields,
  kind: z.literal('match'),
  pairs: z
    .array(z.strictObject({ id: idSchema, left: textSchema, right: textSchema, why: textSchema.optional() }))
    .min(2)
    .max(24),
  decoys: z.array(textSchema).max(8).default([]),
  /** How many of the pairs a drawing shows, and how many decoys; left out, all. */
  show: z.strictObject({ pairs: z.int().min(2).max(8), decoys: z.int().min(0).max(8) }).optional(),
});

export type MatchTemplate = z.infer<typeof matchTemplateSchema>;
