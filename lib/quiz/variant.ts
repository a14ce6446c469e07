import { z } from 'zod';
import { type Json, jsonSchema } from './json';
import { comparatorSchema } from './kinds/numeric/comparator';
import { type UnitSpec, unitSpecSchema } from './kinds/numeric/units';
import { type Text, textSchema } from './text';

/** One drawing of a template: the numbers, and the question they make. Holds nothing of the answer. */
export type Variant = {
  itemId: string;
  seed: string;
  /** How many drawings were thrown away because a constraint did not hold. */
  redraws: number;
  params: Record<string, Json>;
  prompt: Text;
  unit: UnitSpec | null;
};

/** What makes an answer right, and which mistakes are known by name. Plain JSON: it is stored with the attempt. */
export const answerKeySchema = z.object({
  kind: z.literal('numeric'),
  /** In the key's unit, or a bare number when the item has none. */
  value: z.number(),
  unit: unitSpecSchema.nullable(),
  comparator: comparatorSchema,
  /** Both ends accepted, and exactly the numbers shown. In the key's unit. */
  accepted: z.object({ low: z.number(), high: z.number() }),
  slips: z.array(z.object({ id: z.string(), value: z.number(), feedback: textSchema })),
  /** The computation behind the key; `value` is what the engine gave, before any unit. */
  engine: z.object({
    op: z.string(),
    input: jsonSchema,
    path: z.array(z.union([z.string(), z.int()])),
    value: z.number(),
  }),
});

export type AnswerKey = z.infer<typeof answerKeySchema>;
export type KnownSlip = AnswerKey['slips'][number];
