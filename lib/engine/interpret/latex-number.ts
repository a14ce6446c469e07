import { groupThousands } from '../digits';

/** Significant digits a worked step shows. */
const DIGITS = 7;

/** Stands for ∞ where a kernel may not be given one: a masked score is −3·10³⁸. */
const INFINITE_FROM = 3e38;

/** A number as LaTeX: `1\\,048\\,576`, `0.271`, `3.2\times 10^{-5}`, `-\infty`. */
export function latexNumber(value: number): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (Math.abs(value) >= INFINITE_FROM) return value > 0 ? '\\infty' : '-\\infty';
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return (value < 0 ? '-' : '') + groupThousands(String(Math.abs(value)), '\\,');
  const [mantissa, exponent] = value.toExponential(DIGITS - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < DIGITS) return String(Number(value.toPrecision(DIGITS)));
  return `${Number(mantissa)}\\times 10^{${power}}`;
}

/** Whether `latexNumber` shows all of a number, so that "=" is true of it. */
export function shownExactly(value: number): boolean {
  return Number.isInteger(value) || Number(value.toPrecision(DIGITS)) === value;
}
