import { z } from 'zod';
import { explainedFields, expressionSchema, idSchema } from '../../item-fields';
import { textSchema } from '../../text';

const optionSchema = z.strictObject({
  id: idSchema,
  text: textSchema,
  /** Whether it is to be chosen; a text that begins with `=` is an expression that gives true or false. */
  right: z
    .union([z.boolean(), expressionSchema.regex(/^=/, 'must be true, false or an expression after =')])
    .default(false),
  /** Why it is right or wrong, told after the answer. */
  why: textSchema.optional(),
});

/** How many of the options are shown: a number, or from–to. */
const countSchema = z.union([z.int().min(0).max(9), z.tuple([z.int().min(0).max(9), z.int().min(0).max(9)])]);

/** Some of the options shown are to be chosen: one, or with `multiple` any number of them. */
export const choiceTemplateSchema = z.strictObject({
  ...explainedFields,
  kind: z.literal('choice'),
  multiple: z.boolean().default(false),
  options: z.array(optionSchema).min(2).max(24),
  /** Of how many right and wrong options a drawing is made; left out, all are shown. */
  show: z.strictObject({ right: countSchema, wrong: countSchema }).optional(),
  /** Off where the options have an order of their own, such as sizes. */
  shuffle: z.boolean().default(true),
});

export type ChoiceTemplate = z.infer<typeof choiceTemplateSchema>;
