import { compute } from './expression/source';
import {
  formatFixed,
  formatMatrix,
  formatNumber,
  formatSignificant,
  groupDigits,
  type Setting,
} from './format';
import type { Json, JsonObject } from './json';
import { remember } from './remember';
import { type Text, textOf } from './text';

/** Ways to write a value; `sig` and `fixed` round, and so are not for numbers a learner has to compute with. */
export const formatNames = ['plain', 'group', 'sig', 'fixed', 'column', 'list'] as const;

export type Slot = {
  /** The whole of `{{ … }}`. */
  source: string;
  start: number;
  expression: string;
  format: string;
  digits: number | undefined;
  setting: Setting;
};

const slotPattern = /\{\{(.+?)\}\}/gs;
// A single bar begins the format; the two bars of "or" belong to the expression.
const formatPattern = /(?<!\|)\|(?!\|)\s*([a-z]+)(?:\(\s*(\d{1,2})\s*\))?\s*$/;

function findSlots(text: string): readonly Slot[] {
  return [...text.matchAll(slotPattern)].map((match) => {
    const inside = match[1]!;
    const format = formatPattern.exec(inside);
    const dollars =
      text.slice(0, match.index).replaceAll('\\$', '').replaceAll('$$', '$').split('$').length - 1;
    return {
      source: match[0],
      start: match.index,
      expression: inside.slice(0, format?.index).trim(),
      format: format?.[1] ?? 'plain',
      digits: format?.[2] === undefined ? undefined : Number(format[2]),
      setting: dollars % 2 === 1 ? 'math' : 'text',
    };
  });
}

const mostRemembered = 5000;

/** Finds the slots of a text; a slot is in LaTeX when an odd number of dollar signs stands before it. */
export const slotsOf: (text: string) => readonly Slot[] = remember(findSlots, mostRemembered);

function writeScalar(value: Json, slot: Slot, setting: Setting): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'number') return String(value);
  if (slot.format === 'sig') return formatSignificant(value, slot.digits ?? 3, setting);
  if (slot.format === 'fixed') return formatFixed(value, slot.digits ?? 2, setting);
  const plain = formatNumber(value, setting);
  return slot.format === 'group' ? groupDigits(plain, setting) : plain;
}

function write(value: Json, slot: Slot): string {
  if (!Array.isArray(value)) return writeScalar(value, slot, slot.setting);
  if (slot.format === 'list') return value.map((entry) => writeScalar(entry, slot, slot.setting)).join(', ');
  const matrix = slot.format === 'column' ? value.map((entry) => [entry]) : value;
  const latex = formatMatrix(matrix, (entry) => writeScalar(entry, slot, 'math'));
  return slot.setting === 'math' ? latex : `$${latex}$`;
}

export type Written = { ok: true; text: string } | { ok: false; reason: string };

/** Puts the values of a text's slots in. */
export function interpolate(text: string, names: JsonObject): Written {
  let result = '';
  let end = 0;
  for (const slot of slotsOf(text)) {
    const computed = compute(slot.expression, names);
    if (!computed.ok) return computed;
    result += text.slice(end, slot.start) + write(computed.value, slot);
    end = slot.start + slot.source.length;
  }
  return { ok: true, text: result + text.slice(end) };
}

/** The same in every language. */
export function interpolateText(
  text: Text,
  names: JsonObject,
): { ok: true; text: Text } | { ok: false; reason: string } {
  const written = { en: interpolate(text.en, names), zh: interpolate(text.zh, names) };
  for (const one of [written.en, written.zh]) if (!one.ok) return one;
  return { ok: true, text: textOf((locale) => (written[locale] as { text: string }).text) };
}
