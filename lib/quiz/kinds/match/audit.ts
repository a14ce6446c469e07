import { checkMatch } from './check';
import type { MatchKey } from './key';
import type { MatchShown } from './public';
import type { MatchTemplate } from './template';

/** One left side with another right one must not pass. */
export function auditMatch(_: MatchTemplate, __: MatchShown, key: MatchKey): string[] {
  const right = key.pairs.map((pair) => pair.right);
  return key.pairs.flatMap((pair, index) => {
    const other = key.rights.find((label) => label !== pair.right)!;
    const verdict = checkMatch(key, JSON.stringify(right.with(index, other)));
    return verdict.kind === 'correct' ? [`${pair.id} with ${other} should be wrong and is correct`] : [];
  });
}
