import { groupThousands } from '@/lib/engine/digits';
import type { Json } from './json';
import { exponent10, plainDecimal } from './kinds/numeric/decimal';

/** Numbers smaller or larger than these are written with a power of ten. */
const smallestPlain = 1e-5;
const largestPlain = 1e15;

/** Where a number stands: between dollar signs it is LaTeX, elsewhere it is text. */
export type Setting = 'math' | 'text';

const minus: Record<Setting, string> = { math: '-', text: '−' };
// SI style for both languages: a thin space, since a comma is a decimal sign to many.
const groupSpace: Record<Setting, string> = { math: '\\,', text: '\u202f' };

function scientific(value: number, setting: Setting): string {
  const exponent = exponent10(value);
  const mantissa = plainDecimal(Number(Math.abs(value).toExponential().split('e')[0]));
  const sign = value < 0 ? '-' : '';
  const power = `10^{${exponent}}`;
  const latex = sign + (mantissa === '1' ? power : `${mantissa} \\times ${power}`);
  return setting === 'math' ? latex : `$${latex}$`;
}

/** Writes a number with the fewest digits that read back as the very same number. */
export function formatNumber(value: number, setting: Setting): string {
  if (!Number.isFinite(value)) return setting === 'math' ? latexNonFinite(value) : String(value);
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude < smallestPlain || magnitude >= largestPlain))
    return scientific(value, setting);
  return (value < 0 ? minus[setting] : '') + plainDecimal(magnitude);
}

function latexNonFinite(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  return value > 0 ? '\\infty' : '-\\infty';
}

/** Sets the whole part of a plain decimal in groups of three, from five digits on. */
export function groupDigits(text: string, setting: Setting): string {
  return text.replace(/^([^\d]*)(\d{5,})(?=\.|$)/, (_, sign: string, whole: string) => {
    return sign + groupThousands(whole, groupSpace[setting]);
  });
}

/** Rounds to significant digits and writes the result plainly: 0.0500 for 0.05 at three. */
export function formatSignificant(value: number, digits: number, setting: Setting): string {
  const rounded = Number(value.toPrecision(digits));
  if (rounded === 0 || !Number.isFinite(rounded)) return formatNumber(rounded, setting);
  const places = Math.max(digits - 1 - exponent10(rounded), 0);
  if (Math.abs(rounded) < smallestPlain || places > 20) return formatNumber(rounded, setting);
  return (rounded < 0 ? minus[setting] : '') + Math.abs(rounded).toFixed(places);
}

/** Rounds to decimal places. */
export function formatFixed(value: number, places: number, setting: Setting): string {
  const rounded = Number(value.toFixed(places));
  return (rounded < 0 ? minus[setting] : '') + Math.abs(rounded).toFixed(places);
}

/** A vector as a row, or a matrix, in LaTeX. */
export function formatMatrix(value: Json[], write: (entry: Json) => string): string {
  const rows = value.every(Array.isArray) ? (value as Json[][]) : [value];
  const body = rows.map((row) => row.map(write).join(' & ')).join(' \\\\ ');
  return `\\begin{pmatrix} ${body} \\end{pmatrix}`;
}
