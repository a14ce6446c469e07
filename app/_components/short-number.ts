import { groupThousands, superscript } from '@/lib/engine/digits';

/**
 * A measured distance in a few significant digits, the same in both languages: 0.0264, 12, 2.38 × 10⁻⁷. With powers
 * of ten where a plain number would be mostly zeros.
 */
export function shortNumber(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return String(value).replace('Infinity', '∞').replace('-', '−');
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const text =
    power >= -4 && power < 6
      ? String(Number(value.toPrecision(digits)))
      : `${Number(mantissa)} × 10${superscript(power)}`;
  return text.replace('-', '−');
}

/** A computed number to the twelve digits in which float32 can differ from float64; whole parts in groups of three. */
export function fullNumber(value: number): string {
  const text = String(Number(value.toPrecision(12))).replaceAll('-', '−');
  return text.replace(/\d+/, (whole) => groupThousands(whole, '\u202f'));
}
