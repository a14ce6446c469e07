import { malformedBecause } from '../../submission';
import { type Verdict, verdictOf } from '../../verdict';
import type { MatchKey } from './key';
import { readMatch } from './submission';

/** Judges a matching by the share of left sides that have their right one. */
export function checkMatch(key: MatchKey, raw: string): Verdict {
  const chosen = readMatch(raw, key);
  if (chosen === undefined) return malformedBecause('unreadable');
  if (chosen.every((label) => label === '')) return malformedBecause('nothingMatched');
  return verdictOf(key.pairs.filter((pair, index) => pair.right === chosen[index]).length / key.pairs.length);
}
