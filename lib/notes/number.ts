import { groupThousands, superscript } from '@/lib/engine/digits';
import type { Setting } from './placeholders';
import type { NumberFormat } from './schema';

const defaultDigits = 4;

/** Numbers smaller or larger than these are written with a power of ten. */
const smallestPlain = 1e-4;
const largestPlain = 1e15;

const unitSize: Record<NonNullable<NumberFormat['in']>, number> = {
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  percent: 1e-2,
};

const minus: Record<Setting, string> = { text: '−', math: '-', code: '-' };
// A thin space for both languages: a comma is a decimal sign to many.
const groupSpace: Record<Setting, string> = { text: '\u202f', math: '\\,', code: '' };

function power(exponent: number, setting: Setting): string {
  return setting === 'math' ? `10^{${exponent}}` : `10${superscript(exponent)}`;
}

function group(plain: string, setting: Setting): string {
  return plain.replace(/^\d{5,}/, (whole) => groupThousands(whole, groupSpace[setting]));
}

function scientific(magnitude: number, digits: number, setting: Setting): string {
  const [mantissa, exponent] = magnitude.toExponential(digits - 1).split('e');
  if (setting === 'code') return `${Number(mantissa)}e${Number(exponent)}`;
  const factor =
    Number(mantissa) === 1 ? '' : `${Number(mantissa)}${setting === 'math' ? '\\times ' : ' × '}`;
  return factor + power(Number(exponent), setting);
}

function magnitudeText(magnitude: number, format: NumberFormat, setting: Setting): string {
  if (format.decimals !== undefined) return group(magnitude.toFixed(format.decimals), setting);
  const digits = format.significant ?? defaultDigits;
  if (magnitude !== 0 && (magnitude < smallestPlain || magnitude >= largestPlain)) {
    return scientific(magnitude, digits, setting);
  }
  if (magnitude === 0) return '0';
  const significant = Number(magnitude.toPrecision(digits));
  if (format.significant !== undefined) {
    const places = Math.max(digits - 1 - Math.floor(Math.log10(significant)), 0);
    return group(significant.toFixed(places), setting);
  }
  const rounded = Number.isInteger(magnitude) ? magnitude : significant;
  return group(String(rounded), setting);
}

const notFinite: Record<Setting, (value: number) => string> = {
  text: (value) => (Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞'),
  math: (value) => (Number.isNaN(value) ? '\\text{NaN}' : value > 0 ? '\\infty' : '-\\infty'),
  code: String,
};

/** A number of bytes, or a share, in the unit asked for. */
export function inUnit(value: number, unit: NumberFormat['in']): number {
  return unit === undefined ? value : value / unitSize[unit];
}

/**
 * Writes a number for a reader: whole numbers in full, others to four significant digits without trailing zeros; to
 * exactly the digits or decimals that the format asks for; in the format's unit, whose name the text adds.
 */
export function writeNumber(value: number, format: NumberFormat, setting: Setting): string {
  if (!Number.isFinite(value)) return notFinite[setting](value);
  const scaled = inUnit(value, format.in);
  const written = magnitudeText(Math.abs(scaled), format, setting);
  const isZero = !/[1-9]/.test(written);
  return (scaled < 0 && !isZero ? minus[setting] : '') + written;
}
