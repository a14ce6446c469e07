import { disperse, type Skill } from './disperse';
import type { LocalDay } from './local-day';
import type { Preferences } from './preferences';

/** Why a question is in the queue. */
export type Source = 'remedy' | 'lastLook' | 'due' | 'fresh' | 'ahead';

export type Queued<T extends Skill = Skill> = { card: T; source: Source };

/** When a card was due and last answered. */
export type Timed = { dueAt: Date; lastDay: LocalDay };

/** Everything there is to ask. */
export type Supply<T extends Skill = Skill> = {
  /** Due now, in any order; of a long backlog the part that fell due first. */
  due: readonly (T & Timed)[];
  /** Whether there are more than `due` holds. */
  moreDue: boolean;
  /** Never answered, in the order in which they are to be introduced. */
  fresh: readonly T[];
  /** Answers to a mistake that keeps coming back. */
  remedies: readonly T[];
  /** To be seen once more before the interview, today's share. */
  lastLooks: readonly T[];
};

/** What was done since the learner's day began. */
export type Done = { reviews: number; fresh: number; recent: readonly Skill[] };

const nameOf = ({ pack, itemId }: Skill) => `${pack}/${itemId}`;

/**
 * Due cards with the longest overdue first: the most at risk. What has waited longest has been forgotten the most, and
 * when it is remembered after all FSRS gives it the longest rest, so a backlog worked off in this order shrinks soonest;
 * see ADR 72 for the other orders measured.
 */
export function longestOverdueFirst<T extends Timed>(due: readonly T[]): T[] {
  return [...due].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/**
 * What to ask today, in order: remedies, last looks before the interview, what is due, never more than the learner's
 * cap for the day; new questions among them at the daily rate, but none while there is a backlog, so that it shrinks.
 */
export function todaysQueue<T extends Skill>(
  { due, moreDue, fresh, remedies, lastLooks }: Supply<T>,
  done: Done,
  { newPerDay, reviewsPerDay }: Pick<Preferences, 'newPerDay' | 'reviewsPerDay'>,
): Queued<T>[] {
  const room = Math.max(0, reviewsPerDay - done.reviews);
  const reviews = unique([
    ...remedies.map((card) => ({ card, source: 'remedy' as const })),
    ...lastLooks.map((card) => ({ card, source: 'lastLook' as const })),
    ...longestOverdueFirst(due).map((card) => ({ card, source: 'due' as const })),
  ]);
  const backlog = moreDue || reviews.length > room;
  const freshRoom = backlog ? 0 : Math.min(newPerDay - done.fresh, room - reviews.length);
  const named = new Set(reviews.map(({ card }) => nameOf(card)));
  const unnamed = fresh.filter((card) => !named.has(nameOf(card)));
  const introduced = oneOfEachClaim(unnamed, done.recent)
    .slice(0, Math.max(0, freshRoom))
    .map((card) => ({ card, source: 'fresh' as const }));
  return inOrder(mix(reviews.slice(0, room), introduced), done.recent);
}

/** What falls due next, for whoever has done everything and wants more. Nothing that was answered today. */
export function aheadQueue<T extends Skill>(
  soon: readonly (T & Timed)[],
  recent: readonly Skill[],
  today: LocalDay,
): Queued<T>[] {
  const rested = soon.filter((card) => card.lastDay < today);
  return inOrder(
    rested.map((card) => ({ card, source: 'ahead' as const })),
    recent,
  );
}

function inOrder<T extends Skill>(queued: readonly Queued<T>[], recent: readonly Skill[]): Queued<T>[] {
  const bySkill = new Map(queued.map((each) => [nameOf(each.card), each]));
  return disperse(
    queued.map(({ card }) => card),
    recent,
  ).map((card) => bySkill.get(nameOf(card))!);
}

function unique<T extends Skill>(queued: readonly Queued<T>[]): Queued<T>[] {
  const seen = new Set<string>();
  return queued.filter(({ card }) => {
    const name = nameOf(card);
    return seen.has(name) ? false : seen.add(name);
  });
}

/** New siblings come on different days. */
function oneOfEachClaim<T extends Skill>(fresh: readonly T[], recent: readonly Skill[]): T[] {
  const taken = new Set(recent.map(({ pack, claim }) => `${pack}/${claim}`));
  return fresh.filter(({ pack, claim }) => {
    const name = `${pack}/${claim}`;
    return taken.has(name) ? false : taken.add(name);
  });
}

/** Two lists as one, each in its order and evenly spread. */
function mix<T>(some: readonly T[], others: readonly T[]): T[] {
  const place = (list: readonly T[]) =>
    list.map((value, index) => ({ value, at: (index + 0.5) / list.length }));
  return [...place(some), ...place(others)].sort((a, b) => a.at - b.at).map(({ value }) => value);
}
