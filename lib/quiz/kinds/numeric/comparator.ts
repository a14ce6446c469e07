import { z } from 'zod';

const positive = z.number().positive().finite();

/**
 * How near is near enough, as data.
 * - `relative`: within `tolerance` × |key|, and never narrower than `floor` (in the key's unit)
 * - `absolute`: within `tolerance`
 * - `significant`: right when rounded to that many significant digits
 * - `decimals`: right when rounded to that many decimal places
 * - `exact`: the very number (whole bytes, counts)
 */
export const comparatorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('relative'), tolerance: positive.max(0.2), floor: positive.optional() }),
  z.strictObject({ kind: z.literal('absolute'), tolerance: positive }),
  z.strictObject({
    kind: z.literal('significant'),
    digits: z.int().min(1).max(10),
    floor: positive.optional(),
  }),
  z.strictObject({ kind: z.literal('decimals'), places: z.int().min(0).max(10) }),
  z.strictObject({ kind: z.literal('exact') }),
]);

export type Comparator = z.infer<typeof comparatorSchema>;
