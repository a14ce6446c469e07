const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

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

function superscript(power: number): string {
  const raised = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]);
  return (power < 0 ? '⁻' : '') + raised.join('');
}

/** A computed number to the twelve digits in which float32 can differ from float64; whole parts in groups of three. */
export function fullNumber(value: number): string {
  const text = String(Number(value.toPrecision(12))).replaceAll('-', '−');
  return text.replace(/^−?\d{5,}(?=\.|$)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'));
}
