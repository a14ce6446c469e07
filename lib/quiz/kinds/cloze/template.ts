import { z } from 'zod';
import { explainedFields, idSchema } from '../../item-fields';
import { textSchema } from '../../text';

/** Answers as they may be typed, in either language; slots are filled in. */
const answersSchema = z.strictObject({
  en: z.array(z.string().trim().min(1).max(120)).min(1).max(12),
  zh: z.array(z.string().trim().min(1).max(120)).min(1).max(12),
});

const blankSchema = z.strictObject({
  id: idSchema,
  /** The first of each language is the one that is shown as the answer. */
  accept: answersSchema,
  /** Wrong answers that are known, with what to say to them. */
  mistakes: z
    .array(z.strictObject({ id: idSchema, answers: answersSchema, feedback: textSchema }))
    .max(6)
    .default([]),
});

/** A text with blanks, `[[id]]`, which are filled in by typing or, with a word bank, by choosing. */
export const clozeTemplateSchema = z.strictObject({
  ...explainedFields,
  kind: z.literal('cloze'),
  text: textSchema,
  blanks: z.array(blankSchema).min(1).max(6),
  /** Words to choose from beside the right ones, which are added. */
  bank: z.array(textSchema).min(1).max(10).optional(),
});

export type ClozeTemplate = z.infer<typeof clozeTemplateSchema>;
