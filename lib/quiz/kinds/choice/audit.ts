import { locales } from '../../text';
import { checkChoice } from './check';
import type { ChoiceKey } from './key';
import type { ChoiceShown } from './public';
import type { ChoiceTemplate } from './template';

/** A right option may be longer than the next longest by this much before its length gives it away. */
const longerFactor = 1.8;
const longerBy = 24;

/** Written length, a Chinese character counting for two letters. */
function lengthOf(text: string): number {
  return [...text].reduce((length, character) => length + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

function givenAwayByLength(shown: ChoiceShown, key: ChoiceKey): string[] {
  if (key.multiple) return [];
  const right = key.options.find((option) => option.right)!;
  return locales.flatMap((locale) => {
    const length = (label: string) =>
      lengthOf(shown.options.find((option) => option.label === label)!.text[locale]);
    const others = key.options.filter((option) => !option.right).map((option) => length(option.label));
    const longest = Math.max(...others);
    const own = length(right.label);
    return own > longest * longerFactor && own - longest > longerBy
      ? [`option ${right.id} can be guessed by its length (${locale}): write the others as fully`]
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
