import { z } from 'zod';
import { jsonSchema } from './json';
import { choiceKeySchema } from './kinds/choice/key';
import { choiceShownSchema } from './kinds/choice/public';
import { clozeKeySchema } from './kinds/cloze/key';
import { clozeShownSchema } from './kinds/cloze/public';
import { explainKeySchema } from './kinds/explain/key';
import { explainShownSchema } from './kinds/explain/public';
import { matchKeySchema } from './kinds/match/key';
import { matchShownSchema } from './kinds/match/public';
import { numericKeySchema } from './kinds/numeric/key';
import { orderKeySchema } from './kinds/order/key';
import { orderShownSchema } from './kinds/order/public';
import { writtenTextSchema } from './text';

/** One drawing of a template: the numbers, and the question they make. Holds nothing of the answer. */
export const variantSchema = z.object({
  itemId: z.string(),
  seed: z.string(),
  /** How many drawings were thrown away because they would have been unfair. */
  redraws: z.int(),
  params: z.record(z.string(), jsonSchema),
  prompt: writtenTextSchema,
  /** What there is to choose, fill in, order or match. A number has none; nor have attempts from before other kinds. */
  shown: z
    .discriminatedUnion('kind', [
      choiceShownSchema,
      clozeShownSchema,
      orderShownSchema,
      matchShownSchema,
      explainShownSchema,
    ])
    .nullable()
    .default(null),
});

export type Variant = z.infer<typeof variantSchema>;

/** What makes an answer right, and which mistakes are known by name. Plain JSON: it is stored with the attempt. */
export const answerKeySchema = z.discriminatedUnion('kind', [
  numericKeySchema,
  choiceKeySchema,
  clozeKeySchema,
  orderKeySchema,
  matchKeySchema,
  explainKeySchema,
]);

export type AnswerKey = z.infer<typeof answerKeySchema>;
