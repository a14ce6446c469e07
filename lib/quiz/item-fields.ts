import { z } from 'zod';
import { jsonSchema } from './json';
import { textSchema } from './text';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const claimPattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const namePattern = /^[a-z][A-Za-z0-9]*$/;

export const idSchema = z.string().max(80).regex(idPattern, 'must be words of a–z and 0–9 joined by hyphens');

const claimSchema = z.string().max(120).regex(claimPattern, 'must be dotted words of a–z, 0–9 and hyphens');

const maxExpressionLength = 400;
export const expressionSchema = z.string().trim().min(1).max(maxExpressionLength);

/** A path into an evaluation; a string that begins with `=` is an expression for the segment. */
export const pathSchema = z
  .array(z.union([z.string().min(1).max(maxExpressionLength), z.int().min(0)]))
  .min(1)
  .max(6);

const decimalGrid = {
  range: z.tuple([z.number(), z.number()]),
  /** Every value is low + k × step, rounded to the decimals that low and step are written with. */
  step: z.number().positive(),
};

const shape = z.array(z.int().min(1).max(64)).min(1).max(3);
const list = z.array(jsonSchema).min(1).max(200);
const places = z.int().min(0).max(12);

export const nameSchema = z.string().max(40).regex(namePattern, 'must be a camelCase name');

/** How one parameter comes about. Exactly one way is given, told by its fields. */
const paramSchema = z.union(
  [
    z.strictObject({ value: jsonSchema }),
    z.strictObject({
      choice: list,
      /** With it the parameter is a list of so many different entries, in an order of chance. */
      count: z.int().min(1).max(200).optional(),
    }),
    /** One row of a table of the pack; `where` keeps the rows that fit, which it knows as `row`. */
    z.strictObject({ table: nameSchema, where: expressionSchema.optional() }),
    z.strictObject(decimalGrid),
    z.strictObject({ tensor: shape, ...decimalGrid }),
    z.strictObject({ tensor: shape, choice: list }),
    z.strictObject({ derive: expressionSchema, round: places.optional() }),
    /** What the engine makes of the parameters above; with `slip`, what somebody gets who makes that mistake. */
    z.strictObject({
      op: z.string().max(80),
      input: z.record(z.string(), jsonSchema),
      path: pathSchema,
      slip: z.string().max(80).optional(),
      round: places.optional(),
    }),
  ],
  {
    error:
      'must be one of {value}, {choice, count?}, {table, where?}, {range, step}, {tensor, range, step}, {tensor, choice}, {derive, round?} or {op, input, path, slip?, round?}',
  },
);

export type ParamSpec = z.infer<typeof paramSchema>;

const hintSchema = z.strictObject({ method: z.boolean().default(false), text: textSchema });

/** A part of a worked solution in words alone. */
const explanationSchema = z.strictObject({ title: textSchema, text: textSchema });

/** What an item of any kind has. */
export const itemFields = {
  id: idSchema,
  topic: idSchema,
  /** The claim of the notes that this item tests. */
  claim: claimSchema,
  /** Further claims that nobody can answer it without. */
  alsoTests: z.array(claimSchema).max(8).default([]),
  /** Rows of the inventory that it covers. */
  rows: z.array(z.int().min(1).max(999)).max(12).default([]),
  tags: z.array(idSchema).max(12).default([]),
  /** From 1 (a definition) to 5 (several steps, each with a trap), as its author sees it. */
  difficulty: z.int().min(1).max(5).optional(),
  title: textSchema,
  params: z
    .record(nameSchema, paramSchema)
    .refine((params) => Object.keys(params).length <= 32, 'must hold at most 32 parameters')
    .default({}),
  constraints: z.array(expressionSchema).max(16).default([]),
  prompt: textSchema,
  hints: z.array(hintSchema).max(5).default([]),
} as const;

/** What an item has whose solution is words: every kind but `numeric`. */
export const explainedFields = {
  ...itemFields,
  solution: z.array(explanationSchema).max(8).default([]),
} as const;
