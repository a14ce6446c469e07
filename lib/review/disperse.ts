/** What a card is about: its siblings test the same claim, its relatives belong to the same topic. */
export type Skill = { pack: string; itemId: string; topic: string; claim: string };

/** How many questions lie between siblings, where there are others to ask. */
const SIBLING_DISTANCE = 6;
/** How far a card may be moved forward for the sake of variety, so that the order still means something. */
const LOOK_AHEAD = 16;

const isSibling = (a: Skill, b: Skill) => a.pack === b.pack && a.claim === b.claim;
const isRelative = (a: Skill, b: Skill) => a.pack === b.pack && a.topic === b.topic;

/** How badly a card follows on what was asked before: a sibling among the last few is worse than a relative just now. */
function closeness(card: Skill, before: readonly Skill[]): number {
  const last = before.at(-1);
  const sibling = before.slice(-SIBLING_DISTANCE).some((each) => isSibling(each, card));
  return (sibling ? 2 : 0) + (last && isRelative(last, card) ? 1 : 0);
}

/**
 * The same cards with siblings and relatives apart, as far as there are others. `before`: what was asked already, the
 * latest last. Of cards that fit equally well the first comes first.
 */
export function disperse<T extends Skill>(cards: readonly T[], before: readonly Skill[]): T[] {
  const left = [...cards];
  const asked: Skill[] = before.slice(-SIBLING_DISTANCE);
  const ordered: T[] = [];
  while (left.length > 0) {
    const scores = left.slice(0, LOOK_AHEAD).map((card) => closeness(card, asked));
    const [next] = left.splice(scores.indexOf(Math.min(...scores)), 1) as [T];
    ordered.push(next);
    asked.push(next);
  }
  return ordered;
}
