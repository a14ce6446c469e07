import type { Text } from '../../text';
import type { MatchKey } from './key';
import type { MatchShown } from './public';
import { readMatch } from './submission';

type Labelled = { label: string; text: Text };

export type MatchDisplay = {
  kind: 'match';
  pairs: { left: Labelled; right: Labelled; given: Labelled | null; isRight: boolean; why: Text | null }[];
};

/** Each left side with what belongs to it, what was chosen, and why. */
export function displayMatch(shown: MatchShown, key: MatchKey, raw: string | null): MatchDisplay {
  const chosen = raw === null ? [] : (readMatch(raw, key) ?? []);
  const find = (side: Labelled[], label: string) => side.find((entry) => entry.label === label);
  return {
    kind: 'match',
    pairs: key.pairs.map((pair, index) => ({
      left: find(shown.lefts, pair.left)!,
      right: find(shown.rights, pair.right)!,
      given: find(shown.rights, chosen[index] ?? '') ?? null,
      isRight: chosen[index] === pair.right,
      why: pair.why,
    })),
  };
}
