import { z } from 'zod';
import { jsonSchema } from './json';
import { comparatorSchema } from './kinds/numeric/comparator';
import { unitIdSchema } from './kinds/numeric/units';
import { textSchema } from './text';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const claimPattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const namePattern = /^[a-z][A-Za-z0-9]*$/;

export const idSchema = z.string().max(80).regex(idPattern, 'must be words of a–z and 0–9 joined by hyphens');

const maxExpressionLength = 400;
const expression = z.string().trim().min(1).max(maxExpressionLength);

const decimalGrid = {
  range: z.tuple([z.number(), z.number()]),
  /** Every value is low + k × step, rounded to the decimals that low and step are written with. */
  step: z.number().positive(),
};

const size = z.int().min(1).max(64);

/** How one parameter comes about. Exactly one way is given, told by its first field. */
const paramSchema = z.union(
  [
    z.strictObject({ value: jsonSchema }),
    z.strictObject({ choice: z.array(jsonSchema).min(1).max(200) }),
    z.strictObject(decimalGrid),
    z.strictObject({ tensor: z.array(size).min(1).max(3), ...decimalGrid }),
    z.strictObject({ derive: expression, round: z.int().min(0).max(12).optional() }),
  ],
  { error: 'must be one of {value}, {choice}, {range, step}, {tensor, range, step} or {derive, round?}' },
);

export type ParamSpec = z.infer<typeof paramSchema>;

/** A path into an evaluation; a string that begins with `=` is an expression for the segment. */
const pathSchema = z
  .array(z.union([z.string().min(1).max(maxExpressionLength), z.int().min(0)]))
  .min(1)
  .max(6);

const slipSourceSchema = z.union(
  [
    z.strictObject({ expression }),
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

const hintSchema = z.strictObject({ method: z.boolean().default(false), text: textSchema });

const solutionBlockSchema = z.strictObject({
  title: textSchema,
  text: textSchema.optional(),
  /** Names of trace steps to quote, in this order, after the text. */
  trace: z.array(z.string().max(80)).max(12).default([]),
});

/** An item of kind `numeric`: numbers are drawn, the engine computes, one number is asked for. */
export const templateSchema = z.strictObject({
  id: idSchema,
  kind: z.literal('numeric'),
  topic: idSchema,
  /** The claim of the notes that this item tests. */
  claim: z.string().max(120).regex(claimPattern, 'must be dotted words of a–z, 0–9 and hyphens'),
  title: textSchema,
  params: z
    .record(z.string().max(40).regex(namePattern, 'must be a camelCase name'), paramSchema)
    .refine((params) => Object.keys(params).length <= 32, 'must hold at most 32 parameters'),
  constraints: z.array(expression).max(16).default([]),
  prompt: textSchema,
  engine: z.strictObject({ op: z.string().max(80), input: z.record(z.string(), jsonSchema) }),
  answer: z.strictObject({
    path: pathSchema,
    unit: unitIdSchema.optional(),
    unitRequired: z.boolean().default(false),
    comparator: comparatorSchema,
  }),
  slips: z.array(slipSchema).max(8),
  hints: z.array(hintSchema).max(5),
  solution: z.array(solutionBlockSchema).min(1).max(8),
});

export type Template = z.infer<typeof templateSchema>;
export type SlipSpec = Template['slips'][number];
export type SolutionBlock = Template['solution'][number];
