import { z } from 'zod';
import { expressionSchema, idSchema, itemFields, pathSchema } from '../../item-fields';
import { jsonSchema } from '../../json';
import { textSchema } from '../../text';
import { comparatorSchema } from './comparator';
import { unitIdSchema } from './units';

const slipSourceSchema = z.union(
  [
    z.strictObject({ expression: expressionSchema }),
    z.strictObject({
      slip: z.string().max(80).optional(),
      input: z.record(z.string(), jsonSchema).optional(),
      path: pathSchema.optional(),
    }),
  ],
  { error: 'must be {expression} or one or more of {slip, input, path}' },
);

const slipSchema = z.strictObject({
  id: idSchema,
  from: slipSourceSchema,
  /** Slips that may give the same number; a drawing in which others do is thrown away. */
  mayCoincideWith: z.array(idSchema).max(8).default([]),
  feedback: textSchema,
});

const solutionBlockSchema = z.strictObject({
  title: textSchema,
  text: textSchema.optional(),
  /** Names of trace steps to quote, in this order, after the text. */
  trace: z.array(z.string().max(80)).max(12).default([]),
});

/** Numbers are drawn, the engine computes, one number is asked for. */
export const numericTemplateSchema = z.strictObject({
  ...itemFields,
  kind: z.literal('numeric'),
  engine: z.strictObject({ op: z.string().max(80), input: z.record(z.string(), jsonSchema) }),
  answer: z.strictObject({
    path: pathSchema,
    unit: unitIdSchema.optional(),
    unitRequired: z.boolean().default(false),
    comparator: comparatorSchema,
  }),
  slips: z.array(slipSchema).max(8),
  solution: z.array(solutionBlockSchema).min(1).max(8),
});

export type NumericTemplate = z.infer<typeof numericTemplateSchema>;
export type SlipSpec = NumericTemplate['slips'][number];
export type SolutionBlock = NumericTemplate['solution'][number];
