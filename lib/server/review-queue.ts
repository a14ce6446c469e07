import 'server-only';
import { addDays, localDayOf, startOfDay } from '@/lib/review/local-day';
import { aheadQueue, type Done, type Queued, todaysQueue } from '@/lib/review/queue';
import { type CurrentItem, type CurrentItems, currentItems, introductionOrder } from './current-items';
import { readLastLooks, upcomingInterview } from './interview';
import { settleMocks } from './mock/finish';
import { readStandings } from './placement';
import type { Learner } from './policy';
import { type Remedy, readRemedies } from './remedies';
import { readDone, readDue, readFresh, readPutAway } from './review-supply';

export type LearnerDay = {
  /** What is left of today, in order. */
  queue: Queued<CurrentItem>[];
  done: Done;
  remedies: Remedy[];
  /** Whether more is due than today has room for. */
  backlog: boolean;
};

/** Everything that a learner's day is made of. */
export async function readDay(learner: Learner, at: Date): Promise<LearnerDay> {
  const { learnerId, preferences } = learner;
  await settleMocks(learnerId);
  const today = localDayOf(at, learner.timeZone);
  const [items, interview] = await Promise.all([currentItems(), upcomingInterview(learnerId, today)]);
  const done = await readDone(learner, items, at);
  const room = Math.max(0, preferences.reviewsPerDay - done.reviews);
  // One more than there is room for tells whether there is a backlog.
  const [due, allRemedies, putAway, allLooks] = await Promise.all([
    readDue(learnerId, items, at, room + 1),
    readRemedies(learnerId, items, at),
    readPutAway(learnerId, at),
    interview ? readLastLooks({ learner, items, interview, done, today }) : [],
  ]);
  const isAsked = ({ pack, itemId }: CurrentItem) => !putAway.has(`${pack}/${itemId}`);
  const backlog = due.length > room;
  const askedToday = new Set(done.recent.map(({ pack, itemId }) => `${pack}/${itemId}`));
  const remedies = allRemedies.filter(({ item }) => isAsked(item));
  const fresh =
    backlog || preferences.newPerDay <= done.fresh
      ? []
      : await readFresh(learnerId, items, await orderOf(learnerId, items, interview?.topics ?? []), at);
  const supply = {
    due,
    moreDue: backlog,
    fresh,
    remedies: remedies
      .map(({ item }) => item)
      .filter(({ pack, itemId }) => !askedToday.has(`${pack}/${itemId}`)),
    lastLooks: allLooks.filter(isAsked),
  };
  return { queue: todaysQueue(supply, done, preferences), done, remedies, backlog };
}

/** In what order new questions come: what the interview is about, then by what the placement found. */
async function orderOf(learnerId: string, items: CurrentItems, first: readonly string[]) {
  const standings = await readStandings(learnerId, items);
  return introductionOrder(items, first, (topic) => standings?.get(topic)?.expected ?? 0.5);
}

const MAX_AHEAD = 50;

/** What falls due tomorrow, for whoever has done today's. */
export async function readAhead(learner: Learner, at: Date): Promise<Queued<CurrentItem>[]> {
  const { learnerId, timeZone } = learner;
  const today = localDayOf(at, timeZone);
  const items = await currentItems();
  const [done, soon] = await Promise.all([
    readDone(learner, items, at),
    readDue(learnerId, items, new Date(startOfDay(addDays(today, 2), timeZone).getTime() - 1), MAX_AHEAD),
  ]);
  return aheadQueue(soon, done.recent, today);
}
