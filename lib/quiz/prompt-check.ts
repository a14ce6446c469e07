import { compute } from './expression/source';
import { slotsOf } from './interpolate';
import type { Json, JsonObject } from './json';
import type { Template } from './template';
import { locales } from './text';

/** More digits than this in a number to compute with is a typing exercise. */
const humaneDigits = 8;

const rounding: Record<string, (value: number, digits: number | undefined) => number> = {
  sig: (value, digits) => Number(value.toPrecision(digits ?? 3)),
  fixed: (value, digits) => Number(value.toFixed(digits ?? 2)),
};

function numbersIn(value: Json): number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.flatMap(numbersIn) : [];
}

function significantDigits(value: number): number {
  const digits = value.toExponential().split('e')[0]!.replace(/[^\d]/g, '');
  return digits.replace(/0+$/, '').length;
}

/**
 * What is wrong with the numbers a prompt shows: rounded on the way, so that a learner computes with others than the
 * engine, or too long to type; and drawn parameters that the two languages do not show alike.
 */
export function promptProblems(template: Template, params: JsonObject): string[] {
  const problems = locales.flatMap((locale) =>
    slotsOf(template.prompt[locale]).flatMap((slot) => {
      const computed = compute(slot.expression, params);
      if (!computed.ok) return [computed.reason];
      const numbers = numbersIn(computed.value);
      const round = Object.hasOwn(rounding, slot.format) ? rounding[slot.format] : undefined;
      const changed = numbers.filter((value) => round !== undefined && round(value, slot.digits) !== value);
      const long = numbers.filter(
        (value) => !Number.isInteger(value) && significantDigits(value) > humaneDigits,
      );
      return [
        ...changed.map((value) => `prompt.${locale}: ${slot.source} does not show ${value} exactly`),
        ...long.map((value) => `prompt.${locale}: ${slot.source} shows ${value}, which is too long to type`),
      ];
    }),
  );
  const shown = locales.map(
    (locale) => new Set(slotsOf(template.prompt[locale]).map((slot) => slot.expression)),
  );
  const [en, zh] = shown as [Set<string>, Set<string>];
  const oneSided = [...en, ...zh].filter((expression) => !en.has(expression) || !zh.has(expression));
  return [
    ...problems,
    ...oneSided.map((expression) => `prompt: only one language shows {{ ${expression} }}`),
  ];
}
