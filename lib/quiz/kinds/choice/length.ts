import type { Locale } from '../../text';
import type { ChoiceKey } from './key';
import type { ChoiceShown } from './public';

/** Written length, a Chinese character counting for two letters. */
function lengthOf(text: string): number {
  return [...text].reduce((length, character) => length + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

/** How long the longest right option and the longest wrong one are, 0 where there is none. */
export function longestOptions(
  shown: ChoiceShown,
  key: ChoiceKey,
  locale: Locale,
): { right: number; wrong: number } {
  const right = new Set(key.options.filter((option) => option.right).map((option) => option.label));
  const longest = { right: 0, wrong: 0 };
  for (const { label, text } of shown.options) {
    const side = right.has(label) ? 'right' : 'wrong';
    longest[side] = Math.max(longest[side], lengthOf(text[locale]));
  }
  return longest;
}
