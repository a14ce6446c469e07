import type { Verdict } from '../../verdict';
import type { Literal } from './arithmetic';
import { exponent10 } from './decimal';
import { acceptedInterval, mayBeWithin, neededPrecision, within } from './interval';
import type { KnownSlip, NumericKey } from './key';
import { readAnswer } from './read';

/** How far a coarse but right answer may lie from the key when the two begin with different powers of ten. */
const coarsest = 0.1;

/** Whether a typed number is a value rounded to the digits that were typed. */
function isRounded(value: number, literal: Literal): boolean {
  const distance = Math.abs(literal.value - value);
  if (literal.value === 0 || value === 0 || distance > literal.doubt * (1 + 1e-9)) return false;
  return distance <= coarsest * Math.abs(value) || exponent10(value) === exponent10(literal.value);
}

function nearest(slips: readonly KnownSlip[], value: number): KnownSlip | undefined {
  return slips.reduce<KnownSlip | undefined>(
    (best, slip) =>
      best === undefined || Math.abs(slip.value - value) < Math.abs(best.value - value) ? slip : best,
    undefined,
  );
}

/**
 * Judges a numeric answer. In this order: right; right but with too few digits typed, which is not held against
 * anybody; a known slip within the same tolerance (the nearest, if several); wrong.
 */
export function checkNumeric(key: NumericKey, raw: string): Verdict {
  const reading = readAnswer(raw, key.unit);
  if (!reading.ok) return { kind: 'malformed', reason: reading.reason };
  const { value, literal } = reading.value;
  if (within(value, key.accepted)) return { kind: 'correct', value, score: 1 };
  if (literal !== undefined && isRounded(key.value, literal)) {
    return { kind: 'imprecise', value, needed: neededPrecision(key.value, key.comparator) };
  }
  const slip = nearest(
    key.slips.filter(
      (known) =>
        mayBeWithin(value, known.value, key.comparator) &&
        within(value, acceptedInterval(known.value, key.comparator)),
    ),
    value,
  );
  if (slip !== undefined) return { kind: 'slip', value, score: 0, slipId: slip.id, feedback: slip.feedback };
  return { kind: 'wrong', value, score: 0 };
}
