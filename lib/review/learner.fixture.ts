import { applyAnswer, type Card } from './card';
import type { Skill } from './disperse';
import { AGAIN, GOOD } from './grade-policy';
import { addDays, daysBetween, type LocalDay, startOfDay } from './local-day';
import { recall } from './memory';
import { DEFAULT_PREFERENCES, type Preferences } from './preferences';
import { todaysQueue } from './queue';

/** Numbers from 0 to 1 that are the same every time (Tommy Ettinger's mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Day = {
  day: LocalDay;
  /** Whether the learner sat down at all. */
  present: boolean;
  dueBefore: number;
  reviews: number;
  right: number;
  introduced: number;
  dueAfter: number;
  /** The longest that any card has been due by then. */
  longestWait: number;
  /** Σ predicted recall over the cards there are. */
  known: number;
};

type Life = {
  items: number;
  days: number;
  seed: number;
  /** Days away. */
  away?: (index: number) => boolean;
  preferences?: Partial<Preferences>;
  /** What is remembered, when so much is predicted: by default exactly that. */
  remembers?: (predicted: number) => number;
};

const START = '2026-01-05' as LocalDay;
/** Of what was never studied here, so much is known already. */
const KNOWN_BEFORE = 0.4;

/** A learner who does each day what the queue says, and remembers as predicted. */
export function liveThrough({
  items,
  days,
  seed,
  away = () => false,
  preferences = {},
  remembers = (predicted) => predicted,
}: Life): Day[] {
  const random = randomFrom(seed);
  const wishes = { ...DEFAULT_PREFERENCES, ...preferences };
  const skills: Skill[] = Array.from({ length: items }, (_, i) => ({
    pack: 'pack',
    itemId: `item-${i}`,
    topic: `topic-${i % 12}`,
    claim: `claim-${i % Math.ceil(items / 2)}`,
  }));
  const cards = new Map<string, Card>();
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(START, index);
    const present = !away(index);
    const at = new Date(startOfDay(day, 'UTC').getTime() + 8 * 3_600_000);
    const due = () =>
      skills.flatMap((skill) => {
        const card = cards.get(skill.itemId);
        return card && card.dueAt <= at ? [{ ...skill, ...card }] : [];
      });
    const dueBefore = due().length;
    const queue = !present
      ? []
      : todaysQueue(
          {
            due: due(),
            moreDue: false,
            fresh: skills.filter(({ itemId }) => !cards.has(itemId)),
            remedies: [],
            lastLooks: [],
          },
          { reviews: 0, fresh: 0, recent: [] },
          wishes,
        );
    let right = 0;
    for (const { card: skill, source } of queue) {
      const before = cards.get(skill.itemId) ?? null;
      const chance = before ? remembers(recall(before, daysBetween(before.lastDay, day))) : KNOWN_BEFORE;
      const good = random() < chance;
      if (source === 'due' && good) right += 1;
      const after = applyAnswer(before, {
        kind: 'answer',
        id: `${index}`,
        at,
        timeZone: 'UTC',
        grade: good ? GOOD : AGAIN,
        guess: 0,
        retention: wishes.desiredRetention,
      });
      cards.set(skill.itemId, after!);
    }
    const left = due();
    return {
      day,
      present,
      dueBefore,
      reviews: queue.filter(({ source }) => source === 'due').length,
      right,
      introduced: queue.filter(({ source }) => source === 'fresh').length,
      dueAfter: left.length,
      longestWait: Math.max(0, ...left.map(({ dueAt }) => (at.getTime() - dueAt.getTime()) / 86_400_000)),
      known: [...cards.values()].reduce((sum, card) => sum + recall(card, daysBetween(card.lastDay, day)), 0),
    };
  });
}
