/** A card that may be due. */
export type Queued = { dueAt: Date; topic: string };

/** Due cards, longest overdue first, with no topic twice in a row while another is there. */
export function reviewOrder<T extends Queued>(cards: readonly T[], now: Date): T[] {
  const left = cards
    .filter((card) => card.dueAt <= now)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const ordered: T[] = [];
  while (left.length > 0) {
    const last = ordered.at(-1)?.topic;
    const other = left.findIndex((card) => card.topic !== last);
    ordered.push(...left.splice(Math.max(other, 0), 1));
  }
  return ordered;
}
