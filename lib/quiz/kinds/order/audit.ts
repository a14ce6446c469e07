import { locales } from '../../text';
import { checkOrder } from './check';
import type { OrderKey } from './key';
import type { OrderShown } from './public';
import type { OrderTemplate } from './template';

/** The reverse of the right order must not pass, nor steps that cannot be told from each other. */
export function auditOrder(_: OrderTemplate, shown: OrderShown, key: OrderKey): string[] {
  const reversed = JSON.stringify(key.groups.flat().reverse());
  const same = locales.filter(
    (locale) => new Set(shown.steps.map((step) => step.text[locale])).size < shown.steps.length,
  );
  return [
    ...(checkOrder(key, reversed).kind === 'correct'
      ? ['the reverse order should be wrong and is correct']
      : []),
    ...same.map((locale) => `two steps read the same (${locale})`),
  ];
}
