/** A named mistake, made once. */
export type SlipMade = { pack: string; itemId: string; slipId: string; at: Date };

/** A mistake that keeps coming back: often on one question (a leech), or on several. */
export type Pattern = {
  kind: 'leech' | 'spread';
  pack: string;
  slipId: string;
  /** Where it was made, the latest last. */
  items: string[];
  times: number;
  lastAt: Date;
};

/** The same mistake so often on one question is no accident: more of the same question will not mend it. */
const LEECH_TIMES = 4;
const SPREAD_ITEMS = 2;

/** The mistakes that keep coming back, the latest first. */
export function patternsOf(slips: readonly SlipMade[]): Pattern[] {
  const groups = new Map<string, SlipMade[]>();
  for (const slip of [...slips].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const name = `${slip.pack}/${slip.slipId}`;
    groups.set(name, [...(groups.get(name) ?? []), slip]);
  }
  return [...groups.values()]
    .flatMap((made) => patternOf(made) ?? [])
    .sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime());
}

function patternOf(made: readonly SlipMade[]): Pattern | null {
  const times = new Map<string, number>();
  for (const { itemId } of made) {
    const before = times.get(itemId) ?? 0;
    // Set anew, so that the latest stands last.
    times.delete(itemId);
    times.set(itemId, before + 1);
  }
  const isLeech = Math.max(...times.values()) >= LEECH_TIMES;
  if (!isLeech && times.size < SPREAD_ITEMS) return null;
  const { pack, slipId, at } = made.at(-1)!;
  const kind = isLeech ? 'leech' : 'spread';
  return { kind, pack, slipId, items: [...times.keys()], times: made.length, lastAt: at };
}

/** How often a mistake was made on one question, once that is so often that it is no accident; null before. */
export function leechOn(slips: readonly SlipMade[], itemId: string): number | null {
  const times = slips.filter((slip) => slip.itemId === itemId).length;
  return times >= LEECH_TIMES ? times : null;
}

/** An item as far as a remedy is concerned: what it tests and which mistakes it can tell apart. */
export type Item = { itemId: string; claim: string; topic: string; slipIds: readonly string[] };
export type Right = { pack: string; itemId: string; at: Date };

/**
 * The question that answers a mistake: one that can tell this mistake and has not seen it, for contrast; failing that,
 * another that has, one of the same claim or of the same topic, or the question itself with other numbers. null once any
 * of these but the topic's was answered right after the mistake was last made.
 */
export function remedyFor(pattern: Pattern, items: readonly Item[], rights: readonly Right[]): string | null {
  const last = items.find(({ itemId }) => itemId === pattern.items.at(-1));
  const others = items.filter((item) => item !== last);
  const telling = others.filter(({ slipIds }) => slipIds.includes(pattern.slipId));
  const related = [
    ...telling.filter(({ itemId }) => !pattern.items.includes(itemId)),
    ...telling,
    ...others.filter(({ claim }) => claim === last?.claim),
  ];
  const itself = last ? [last] : [];
  const mending = new Set([...related, ...itself].map(({ itemId }) => itemId));
  const mended = rights.some(
    ({ pack, itemId, at }) => pack === pattern.pack && mending.has(itemId) && at > pattern.lastAt,
  );
  const sameTopic = others.filter(({ topic }) => topic === last?.topic);
  return mended ? null : ([...related, ...sameTopic, ...itself][0]?.itemId ?? null);
}
