import { z } from 'zod';
import { writtenTextSchema } from '../../text';

/** For each left side, in the order shown, the right side that belongs to it. */
export const matchKeySchema = z.object({
  kind: z.literal('match'),
  pairs: z.array(
    z.object({
      left: z.string(),
      right: z.string(),
      id: z.string(),
      why: writtenTextSchema.nullable(),
    }),
  ),
  rights: z.array(z.string()),
});

export type MatchKey = z.infer<typeof matchKeySchema>;
