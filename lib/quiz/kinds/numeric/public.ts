import type { Comparator } from './comparator';
import type { NumericTemplate } from './template';
import type { UnitSpec } from './units';

/** A number is asked for as the prompt has it: there is nothing more to show. */
export type NumericShown = null;

/** In what unit, and how precise. */
export type NumericForm = { kind: 'numeric'; unit: UnitSpec | null; comparator: Comparator };

export function unitOf({ answer: { unit, unitRequired } }: NumericTemplate): UnitSpec | null {
  return unit === undefined ? null : { id: unit, required: unitRequired };
}

export function numericForm(template: NumericTemplate): NumericForm {
  return { kind: 'numeric', unit: unitOf(template), comparator: template.answer.comparator };
}
