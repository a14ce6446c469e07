import { z } from 'zod';

/** Units an answer may carry. Decimal and binary multiples of a byte are different units. */
const unitIds = ['B', 'KB', 'MB', 'GB', 'TB', 'KiB', 'MiB', 'GiB', 'TiB', '%'] as const;
export const unitIdSchema = z.enum(unitIds);
export type UnitId = z.infer<typeof unitIdSchema>;

/** The unit of an item: the key is told in `id`, which is also meant when none is typed, unless `required`. */
export const unitSpecSchema = z.strictObject({ id: unitIdSchema, required: z.boolean() });
export type UnitSpec = z.infer<typeof unitSpecSchema>;

type Dimension = 'bytes' | 'share';

const units: Record<UnitId, { dimension: Dimension; size: number }> = {
  B: { dimension: 'bytes', size: 1 },
  KB: { dimension: 'bytes', size: 1e3 },
  MB: { dimension: 'bytes', size: 1e6 },
  GB: { dimension: 'bytes', size: 1e9 },
  TB: { dimension: 'bytes', size: 1e12 },
  KiB: { dimension: 'bytes', size: 2 ** 10 },
  MiB: { dimension: 'bytes', size: 2 ** 20 },
  GiB: { dimension: 'bytes', size: 2 ** 30 },
  TiB: { dimension: 'bytes', size: 2 ** 40 },
  '%': { dimension: 'share', size: 0.01 },
};

/** Whether a number in one unit can be told in the other. */
export function sameDimension(a: UnitId, b: UnitId): boolean {
  return units[a].dimension === units[b].dimension;
}

/** Tells a number of the engine (bytes, or a share of one) in a unit. */
export function fromBase(value: number, unit: UnitId | null): number {
  if (unit === null) return value;
  return unit === '%' ? value * 100 : value / units[unit].size;
}

/** Undoes `fromBase`. */
export function toBase(value: number, unit: UnitId | null): number {
  if (unit === null) return value;
  return unit === '%' ? value / 100 : value * units[unit].size;
}

/** Tells a number given in one unit in another of the same dimension. */
export function convert(value: number, from: UnitId, to: UnitId): number {
  if (from === to) return value;
  return (value * units[from].size) / units[to].size;
}
