import type { UnitId } from './units';

const byLowerCase: Record<string, UnitId> = {
  b: 'B',
  byte: 'B',
  bytes: 'B',
  字节: 'B',
  kb: 'KB',
  mb: 'MB',
  gb: 'GB',
  tb: 'TB',
  kib: 'KiB',
  mib: 'MiB',
  gib: 'GiB',
  tib: 'TiB',
};

const bitName = /^([kmgt]i?)?(bits?|比特)$/i;
/** A capital prefix with a small b is the way bits are written: Gb, Mib. All in small letters is just haste. */
const bitSpelling = /^([KMGT]i?)?b$/;

/** Reads a unit as people type it; upper and lower case do not matter except where they tell bits from bytes. */
export function readUnitName(text: string): UnitId | 'bits' | undefined {
  if (bitName.test(text) || bitSpelling.test(text)) return 'bits';
  const name = text.toLowerCase();
  return Object.hasOwn(byLowerCase, name) ? byLowerCase[name] : undefined;
}
