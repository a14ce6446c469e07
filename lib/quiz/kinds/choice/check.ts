import { malformedBecause } from '../../submission';
import { type Verdict, verdictOf } from '../../verdict';
import type { ChoiceKey } from './key';
import { readChoice } from './submission';

/**
 * Judges a choice. Of several, each right one chosen earns its share and each wrong one takes a share away, never
 * below nothing: choosing everything is worth no more than knowing nothing. A wrong single choice is a known mistake,
 * for its option says why it is one.
 */
export function checkChoice(key: ChoiceKey, raw: string): Verdict {
  const chosen = readChoice(
    raw,
    key.options.map((option) => option.label),
  );
  if (chosen === undefined || (!key.multiple && chosen.length > 1)) return malformedBecause('unreadable');
  if (chosen.length === 0) return malformedBecause('nothingChosen');
  const taken = key.options.filter((option) => chosen.includes(option.label));
  const wrong = taken.filter((option) => !option.right);
  const [mistake] = wrong;
  if (!key.multiple && mistake?.why) {
    return { kind: 'slip', value: null, score: 0, slipId: mistake.id, feedback: mistake.why };
  }
  const rights = key.options.filter((option) => option.right).length;
  return verdictOf(Math.max(taken.length - 2 * wrong.length, 0) / rights);
}
