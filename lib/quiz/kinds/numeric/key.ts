import { z } from 'zod';
import { jsonSchema } from '../../json';
import { writtenTextSchema } from '../../text';
import { comparatorSchema } from './comparator';
import { unitSpecSchema } from './units';

/** The right number, what is accepted, and every known mistake's number. */
export const numericKeySchema = z.object({
  kind: z.literal('numeric'),
  /** In the key's unit, or a bare number when the item has none. */
  value: z.number(),
  unit: unitSpecSchema.nullable(),
  comparator: comparatorSchema,
  /** Both ends accepted, and exactly the numbers shown. In the key's unit. */
  accepted: z.object({ low: z.number(), high: z.number() }),
  slips: z.array(z.object({ id: z.string(), value: z.number(), feedback: writtenTextSchema })),
  /** The computation behind the key; `value` is what the engine gave, before any unit. */
  engine: z.object({
    op: z.string(),
    input: jsonSchema,
    path: z.array(z.union([z.string(), z.int()])),
    value: z.number(),
  }),
});

export type NumericKey = z.infer<typeof numericKeySchema>;
export type KnownSlip = NumericKey['slips'][number];
