import { compute } from './expression/source';
import { slotsOf } from './interpolate';
import type { Json } from './json';
import type { Shown } from './kinds/kind';
import type { Template } from './template';
import type { Variant } from './variant';

/** Digits that have to be worked with: 3 for 0.125 and for 125000. */
function digitsIn(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + digitsIn(part), 0);
  if (typeof value !== 'number') return 0;
  return value.toExponential().split('e')[0]!.replace(/\D/g, '').replace(/0+$/, '').length;
}

/** Things to decide between, fill in or move. */
function partsOf(shown: Shown): number {
  switch (shown?.kind) {
    case 'choice':
      return shown.options.length;
    case 'cloze':
      return shown.blanks.length;
    case 'order':
      return shown.steps.length;
    case 'match':
      return shown.lefts.length;
    default:
      return 0;
  }
}

/**
 * How much work a drawing is beside others of its item: significant digits of the numbers that the prompt shows, and
 * things to decide on. An item whose drawings differ much in this is easy for one learner and hard for the next.
 */
export function effortOf(template: Template, { params, shown }: Variant): number {
  const expressions = new Set(slotsOf(template.prompt.en).map((slot) => slot.expression));
  const values = [...expressions].map((expression) => compute(expression, params));
  return values.reduce((sum, value) => sum + (value.ok ? digitsIn(value.value) : 0), partsOf(shown));
}
