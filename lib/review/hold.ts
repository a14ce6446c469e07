import type { Card } from './card';
import { addDays, localDayOf, startOfDay } from './local-day';
import type { HoldEntry } from './log';

/** What keeps a card away whatever its memory says. */
export type Hold = { buriedUntil: Date | null; suspendedAt: Date | null };

export const NO_HOLD: Hold = { buriedUntil: null, suspendedAt: null };

/** The hold after one more decision. A buried card is back when the learner's next day begins. */
export function applyHold(hold: Hold, { kind, at, timeZone }: HoldEntry): Hold {
  switch (kind) {
    case 'bury':
      return { ...hold, buriedUntil: startOfDay(addDays(localDayOf(at, timeZone), 1), timeZone) };
    case 'suspend':
      return { ...hold, suspendedAt: hold.suspendedAt ?? at };
    case 'unsuspend':
      return { ...hold, suspendedAt: null };
  }
}

/** From when on a card may be asked; null while it is suspended. */
export function availableAt({ dueAt }: Pick<Card, 'dueAt'>, { buriedUntil, suspendedAt }: Hold): Date | null {
  if (suspendedAt) return null;
  return buriedUntil && buriedUntil > dueAt ? buriedUntil : dueAt;
}
