import { z } from 'zod';

/** The labels in the right order; those in one group may stand in any order among themselves. */
export const orderKeySchema = z.object({
  kind: z.literal('order'),
  groups: z.array(z.array(z.string())),
});

export type OrderKey = z.infer<typeof orderKeySchema>;
