import { z } from 'zod';
import { explainedFields, idSchema } from '../../item-fields';
import { textSchema } from '../../text';

/** Steps, written in the right order and shown in another. */
export const orderTemplateSchema = z.strictObject({
  ...explainedFields,
  kind: z.literal('order'),
  steps: z
    .array(
      z.strictObject({
        id: idSchema,
        text: textSchema,
        /** May change places with the step before it. */
        withPrevious: z.boolean().default(false),
      }),
    )
    .min(3)
    .max(8),
});

export type OrderTemplate = z.infer<typeof orderTemplateSchema>;
