import { groupDigits } from '../../format';
import { exponent10, plainDecimal } from './decimal';
import { halfWidth } from './interval';
import type { NumericKey } from './key';
import type { UnitId } from './units';

/** A key is shown so exactly that what rounding leaves out is this small a part of the tolerance. */
const shownShare = 1 / 20;

/** A number as plain text that, typed as it stands, reads as the same number. */
function typeable(value: number): string {
  const exponent = value === 0 ? 0 : exponent10(value);
  const text =
    exponent < -5 || exponent > 14 ? value.toExponential() : groupDigits(plainDecimal(value), 'text');
  return text.replaceAll('-', '−').replace('e−', 'e-');
}

/** The key with as many digits as its tolerance asks for, without its unit. */
export function formatKey(key: NumericKey): string {
  const allowed = halfWidth(key.value, key.comparator) * shownShare;
  for (let digits = 1; digits <= 16; digits++) {
    const rounded = Number(key.value.toPrecision(digits));
    if (Math.abs(rounded - key.value) <= allowed) return typeable(rounded);
  }
  return typeable(key.value);
}

/** The ends of the accepted interval; each, typed as shown, is accepted. */
export function formatAccepted(key: NumericKey): { low: string; high: string } {
  return { low: typeable(key.accepted.low), high: typeable(key.accepted.high) };
}

export type NumericDisplay = {
  kind: 'numeric';
  value: string;
  accepted: { low: string; high: string };
  unit: UnitId | null;
  /** The same number as computed, before it was told in that unit; null where that changes nothing. */
  base: string | null;
};

/** The number and what would have been accepted, without the unit, which stands beside. */
export function displayNumeric(key: NumericKey): NumericDisplay {
  return {
    kind: 'numeric',
    value: formatKey(key),
    accepted: formatAccepted(key),
    unit: key.unit?.id ?? null,
    base: key.engine.value === key.value ? null : typeable(key.engine.value),
  };
}
