import { z } from 'zod';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const claimPattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const namePattern = /^[a-z][A-Za-z0-9]*$/;

const idSchema = z.string().regex(idPattern, 'must be words of a–z and 0–9 joined by hyphens');
export const claimIdSchema = z
  .string()
  .regex(claimPattern, 'must be dotted words, such as norm.batch-norm.training');

const words = z.string().trim().min(1, 'must not be empty');
export const textSchema = z.strictObject({ en: words, zh: words });

/** One text for both languages where a name or a formula needs no translation. */
const labelSchema = z.union([textSchema, words.transform((same) => ({ en: same, zh: same }))], {
  error: 'must be {en, zh}, or one text for both languages',
});

/** A path into an op's output, or, after `steps`, into its named steps; `*` stands for every element. */
const pathSchema = z
  .array(z.union([z.string().min(1), z.int().min(0)]))
  .min(1)
  .max(6);

const unitSchema = z.enum(['KiB', 'MiB', 'GiB', 'TiB', 'KB', 'MB', 'GB', 'TB', 'percent']);

/** How a number is written: whole numbers in full and others to four significant digits, unless it says otherwise. */
const formatFields = {
  significant: z.int().min(1).max(15).optional(),
  decimals: z.int().min(0).max(12).optional(),
  in: unitSchema.optional(),
};

export type NumberFormat = { significant?: number; decimals?: number; in?: z.infer<typeof unitSchema> };

const inputSchema = z.record(z.string(), z.json());

const callFields = {
  op: z.string(),
  input: inputSchema,
  /** One of the op's named mistakes: the number is then the wrong one. */
  slip: z.string().optional(),
};

const valueSchema = z.strictObject({ ...callFields, path: pathSchema, ...formatFields });

/** Runs of ops side by side: a row for each run, a column for each number shown. */
const demonstrationFields = {
  caption: textSchema,
  op: z.string().optional(),
  input: inputSchema.default({}),
  runs: z
    .array(
      z.strictObject({
        label: labelSchema,
        op: z.string().optional(),
        /** Laid over the demonstration's own input, field by field. */
        input: inputSchema.default({}),
        slip: z.string().optional(),
      }),
    )
    .min(1)
    .max(8),
  show: z
    .array(z.strictObject({ label: labelSchema, path: pathSchema, ...formatFields }))
    .min(1)
    .max(6),
};

const hasOp = ({ op, runs }: { op?: string; runs: { op?: string }[] }) =>
  op !== undefined || runs.every((run) => run.op !== undefined);

export const demonstrationSchema = z
  .strictObject(demonstrationFields)
  .refine(hasOp, 'needs an op, for all runs or in each of them');

const sweepSchema = z.union(
  [
    /** The op is called once for each value of the field. */
    z.strictObject({
      field: z.array(z.union([z.string(), z.int().min(0)])).min(1),
      from: z.number(),
      to: z.number(),
      points: z.int().min(2).max(400).default(97),
      scale: z.enum(['linear', 'log']).default('linear'),
      whole: z.boolean().default(false),
    }),
    /** The op is called once; the path's `*` runs along the horizontal axis, from this number on. */
    z.strictObject({ along: z.int() }),
  ],
  { error: 'must be {field, from, to} or {along}' },
);

export const plotSchema = z.strictObject({
  caption: textSchema,
  /** What there is to see, for whoever does not. */
  alt: textSchema,
  op: z.string(),
  input: inputSchema.default({}),
  sweep: sweepSchema,
  lines: z
    .array(
      z.strictObject({
        label: labelSchema,
        op: z.string().optional(),
        input: inputSchema.default({}),
        slip: z.string().optional(),
        path: pathSchema,
      }),
    )
    .min(1)
    .max(4),
  x: z.strictObject({ label: labelSchema }),
  y: z.strictObject({
    label: labelSchema,
    scale: z.enum(['linear', 'log']).default('linear'),
    in: unitSchema.optional(),
  }),
});

export const erratumSchema = z.strictObject({
  id: z.string().regex(/^E\d+$/, 'must be E and a number'),
  said: textSchema,
  fact: textSchema,
  why: textSchema,
  demonstration: z.strictObject(demonstrationFields).refine(hasOp, 'needs an op'),
});

/** What is told of a claim once, for both languages. */
export const claimSchema = z.strictObject({
  /** Rows of the inventory that the claim covers. */
  rows: z.array(z.int().min(1).max(96)).default([]),
  /** Ids of the bibliography, each with its place after a comma: `kingma-2015, Algorithm 1`. */
  sources: z.array(words).min(1),
  ops: z.array(z.string()).default([]),
  /** Numbers that the text quotes as `{{ name }}`. */
  values: z.record(z.string().regex(namePattern, 'must be a camelCase name'), valueSchema).default({}),
});

export const sectionSchema = z.strictObject({ title: textSchema, summary: textSchema });

export const contentsSchema = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: idSchema,
        numeral: z.string().regex(/^[IVX]+$/, 'must be a Roman numeral'),
        title: textSchema,
        sections: z.array(idSchema).min(1),
      }),
    )
    .min(1),
});

export const bibliographySchema = z.record(idSchema, words);

export type ValueSpec = z.infer<typeof valueSchema>;
export type Demonstration = z.infer<typeof demonstrationSchema>;
export type Plot = z.infer<typeof plotSchema>;
export type Erratum = z.infer<typeof erratumSchema>;
