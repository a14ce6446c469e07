import { locales } from '../../text';
import { checkChoice } from './check';
import type { ChoiceKey } from './key';
import { longestOptions } from './length';
import type { ChoiceShown } from './public';
import type { ChoiceTemplate } from './template';

/** A right option may be longer than the next longest by this much before its length gives it away. */
const longerFactor = 1.8;
const longerBy = 24;

function givenAwayByLength(shown: ChoiceShown, key: ChoiceKey): string[] {
  if (key.multiple) return [];
  const { id } = key.options.find((option) => option.right)!;
  return locales.flatMap((locale) => {
    const { right, wrong } = longestOptions(shown, key, locale);
    return right > wrong * longerFactor && right - wrong > longerBy
      ? [`option ${id} can be guessed by its length (${locale}): write the others as fully`]
      : [];
  });
}

/** Wrong answers must not pass: each wrong option alone, and of several right ones any that leaves one out. */
export function auditChoice(_: ChoiceTemplate, shown: ChoiceShown, key: ChoiceKey): string[] {
  const rights = key.options.filter((option) => option.right).map((option) => option.label);
  const wrongs = key.options.filter((option) => !option.right).map((option) => [option.label]);
  const partial = rights.length > 1 ? [rights.slice(1)] : [];
  const everything = key.multiple && wrongs.length > 0 ? [key.options.map((option) => option.label)] : [];
  const accepted = [...wrongs, ...partial, ...everything].filter(
    (labels) => checkChoice(key, JSON.stringify(labels)).kind === 'correct',
  );
  return [
    ...accepted.map((labels) => `the choice ${labels.join(', ')} should be wrong and is correct`),
    ...givenAwayByLength(shown, key),
  ];
}
