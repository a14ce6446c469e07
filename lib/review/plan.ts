import { GOOD } from './grade-policy';
import { retentionToAimAt } from './guess';
import { lastLooksBegin, lastLooksToday } from './interview';
import { addDays, daysBetween, type LocalDay } from './local-day';
import { intervalAfter, type Memory, remember } from './memory';
import type { Preferences } from './preferences';

/** A card as the plan sees it. */
export type Planned = Memory & { dueDay: LocalDay; lastDay: LocalDay; guess: number };

export type PlanDay = { day: LocalDay; reviews: number; fresh: number; lastLooks: number };

export type Plan = {
  /** From today to the day before the interview. */
  days: PlanDay[];
  /** Questions that will not have been seen at this rate. */
  unseenLeft: number;
  /** New questions a day that would show all of them. */
  newPerDayNeeded: number;
};

type Wish = {
  today: LocalDay;
  interview: LocalDay;
  cards: readonly Planned[];
  unseen: number;
  preferences: Preferences;
};

/** What each day brings if every answer is right: a forecast by the rules of the queue, over what the interview is about. */
export function planUntil({ today, interview, cards, unseen, preferences }: Wish): Plan {
  const { reviewsPerDay, newPerDay } = preferences;
  const looksFrom = lastLooksBegin(interview, cards.length + unseen, reviewsPerDay);
  const held = cards.map((card) => ({ ...card }));
  let left = unseen;
  const days: PlanDay[] = [];
  for (let day = today; day < interview; day = addDays(day, 1)) {
    const due = held.filter(({ dueDay }) => dueDay <= day).sort((a, b) => (a.dueDay < b.dueDay ? -1 : 1));
    const asked = due.slice(0, reviewsPerDay);
    const toSee =
      day < looksFrom ? [] : held.filter((card) => card.lastDay < looksFrom && !asked.includes(card));
    const looks = toSee.slice(0, lastLooksToday(toSee.length, 0, day, interview));
    for (const card of [...asked, ...looks]) answerWell(card, day, preferences);
    const room = due.length > reviewsPerDay ? 0 : reviewsPerDay - asked.length - looks.length;
    const fresh = Math.max(0, Math.min(left, newPerDay, room));
    left -= fresh;
    held.push(...Array.from({ length: fresh }, () => introduced(day, preferences)));
    days.push({ day, reviews: asked.length, fresh, lastLooks: looks.length });
  }
  const span = Math.max(1, daysBetween(today, interview));
  return { days, unseenLeft: left, newPerDayNeeded: Math.ceil(unseen / span) };
}

function answerWell(card: Planned, day: LocalDay, { desiredRetention }: Preferences): void {
  Object.assign(card, remember(card, daysBetween(card.lastDay, day), GOOD));
  card.lastDay = day;
  card.dueDay = addDays(day, intervalAfter(card, GOOD, retentionToAimAt(desiredRetention, card.guess)));
}

function introduced(day: LocalDay, { desiredRetention }: Preferences): Planned {
  const memory = remember(null, 0, GOOD);
  const dueDay = addDays(day, intervalAfter(memory, GOOD, desiredRetention));
  return { ...memory, dueDay, lastDay: day, guess: 0 };
}
