import { groupDigits } from './format';
import { exponent10, plainDecimal } from './kinds/numeric/decimal';
import { halfWidth } from './kinds/numeric/interval';
import type { AnswerKey } from './variant';

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
export function formatKey(key: AnswerKey): string {
  const allowed = halfWidth(key.value, key.comparator) * shownShare;
  for (let digits = 1; digits <= 16; digits++) {
    const rounded = Number(key.value.toPrecision(digits));
    if (Math.abs(rounded - key.value) <= allowed) return typeable(rounded);
  }
  return typeable(key.value);
}

/** The ends of the accepted interval; each, typed as shown, is accepted. */
export function formatAccepted(key: AnswerKey): { low: string; high: string } {
  return { low: typeable(key.accepted.low), high: typeable(key.accepted.high) };
}
