import 'server-only';
import { z } from 'zod';
import type { Text } from '@/lib/quiz/text';
import { type DayProblem, lastLooksBegin, lastLooksToday, readInterviewDay } from '@/lib/review/interview';
import { daysBetween, type LocalDay, localDayOf } from '@/lib/review/local-day';
import { type Plan, planUntil } from '@/lib/review/plan';
import type { Done } from '@/lib/review/queue';
import { knownOn, type Readiness, readiness } from '@/lib/review/readiness';
import { now } from './clock';
import { type CurrentItem, type CurrentItems, currentItems } from './current-items';
import { db } from './db';
import { topicOf } from './packs';
import { type Actor, type Learner, may } from './policy';
import { readPutAway } from './review-supply';
import { readTargetCards } from './target-cards';

const MAX_TOPICS = 200;
const inputSchema = z.strictObject({
  day: z.string().max(20),
  topics: z.array(z.string().max(200)).max(MAX_TOPICS),
});

export type InterviewOutcome =
  | { status: 'set' }
  | { status: 'refused'; problem: DayProblem | 'noTopics' }
  | { status: 'sign-in-needed' }
  | { status: 'invalid' };

/** Sets the day a learner prepares for and what it will be about: topics as pack/topic. */
export async function setInterview(actor: Actor, input: unknown): Promise<InterviewOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (!may(actor, { action: 'interview.plan' }) || actor.kind === 'visitor')
    return { status: 'sign-in-needed' };
  const at = now();
  const read = readInterviewDay(parsed.data.day, localDayOf(at, actor.timeZone));
  if (!read.ok) return { status: 'refused', problem: read.problem };
  const known = new Set([...(await currentItems()).values()].map(topicName));
  const topics = [...new Set(parsed.data.topics)].filter((topic) => known.has(topic));
  if (topics.length === 0) return { status: 'refused', problem: 'noTopics' };
  const row = { day: read.day, topics, setAt: at };
  await db().interview.upsert({
    where: { learnerId: actor.learnerId },
    create: { learnerId: actor.learnerId, ...row },
    update: row,
  });
  return { status: 'set' };
}

/** There is no interview any more, or there never was. */
export async function clearInterview(actor: Actor): Promise<void> {
  if (!may(actor, { action: 'interview.plan' }) || actor.kind === 'visitor') return;
  await db().interview.deleteMany({ where: { learnerId: actor.learnerId } });
}

const topicName = ({ pack, topic }: { pack: string; topic: string }) => `${pack}/${topic}`;

export type Interview = { day: LocalDay; topics: string[] };

/** The interview that is still to come; null when none is set or it is over. */
export async function upcomingInterview(learnerId: string, today: LocalDay): Promise<Interview | null> {
  const row = await db().interview.findUnique({ where: { learnerId } });
  return row && row.day >= today ? { day: row.day as LocalDay, topics: row.topics } : null;
}

const targetsOf = (items: CurrentItems, { topics }: Interview) =>
  [...items.values()].filter((item) => topics.includes(topicName(item)));

type LooksWish = { learner: Learner; items: CurrentItems; interview: Interview; done: Done; today: LocalDay };

/** Today's share of what is to be seen once more before the interview, the weakest first; nothing until it is near. */
export async function readLastLooks({
  learner,
  items,
  interview,
  done,
  today,
}: LooksWish): Promise<CurrentItem[]> {
  const targets = targetsOf(items, interview);
  const begin = lastLooksBegin(interview.day, targets.length, learner.preferences.reviewsPerDay);
  if (today < begin) return [];
  const cards = await readTargetCards(learner.learnerId, targets);
  const left = cards
    .filter(({ lastDay }) => lastDay < begin)
    .sort((a, b) => knownOn(a, interview.day) - knownOn(b, interview.day));
  const doneToday = done.recent.filter((skill) => interview.topics.includes(topicName(skill))).length;
  return left.slice(0, lastLooksToday(left.length, doneToday, today, interview.day)).map(({ item }) => item);
}

export type InterviewView = {
  day: LocalDay;
  daysLeft: number;
  overall: Readiness;
  topics: { id: string; title: Text; readiness: Readiness }[];
  plan: Plan;
  lastLooksFrom: LocalDay;
};

export type InterviewChoices = {
  today: LocalDay;
  /** What is set, also when it is over. */
  chosen: Interview | null;
  topics: { id: string; title: Text; pack: Text; itemCount: number }[];
};

/** What there is to choose from. */
export async function readInterviewChoices(actor: Actor): Promise<InterviewChoices> {
  const items = [...(await currentItems()).values()];
  const learner = actor.kind === 'learner' ? actor : null;
  const row = learner && (await db().interview.findUnique({ where: { learnerId: learner.learnerId } }));
  const topics = new Map<string, InterviewChoices['topics'][number]>();
  for (const item of items) {
    const id = topicName(item);
    const { pack } = item.from;
    const topic = topics.get(id) ?? {
      id,
      title: topicOf(pack, item.topic).title,
      pack: pack.title,
      itemCount: 0,
    };
    topics.set(id, { ...topic, itemCount: topic.itemCount + 1 });
  }
  return {
    today: localDayOf(now(), learner?.timeZone ?? 'UTC'),
    chosen: row && { day: row.day as LocalDay, topics: row.topics },
    topics: [...topics.values()],
  };
}

/** How ready a learner would be on the day, and what each day until then brings; null when none is to come. */
export async function readInterview(actor: Actor): Promise<InterviewView | null> {
  if (!may(actor, { action: 'interview.plan' }) || actor.kind === 'visitor') return null;
  const { learnerId, timeZone, preferences } = actor;
  const at = now();
  const today = localDayOf(at, timeZone);
  const [interview, items, putAway] = await Promise.all([
    upcomingInterview(learnerId, today),
    currentItems(),
    readPutAway(learnerId, at),
  ]);
  if (!interview) return null;
  const targets = targetsOf(items, interview);
  const cards = await readTargetCards(learnerId, targets);
  const seen = new Set(cards.map(({ item }) => item));
  const readinessOf = (wanted: (item: CurrentItem) => boolean) =>
    readiness(
      cards.filter(({ item }) => wanted(item)),
      targets.filter((item) => wanted(item) && !seen.has(item)).length,
      interview.day,
    );
  const asked = (item: CurrentItem) => !putAway.has(`${item.pack}/${item.itemId}`);
  return {
    day: interview.day,
    daysLeft: daysBetween(today, interview.day),
    overall: readinessOf(() => true),
    topics: [...new Map(targets.map((item) => [topicName(item), item]))].map(([id, { from, topic }]) => ({
      id,
      title: topicOf(from.pack, topic).title,
      readiness: readinessOf((item) => topicName(item) === id),
    })),
    plan: planUntil({
      today,
      interview: interview.day,
      cards: cards
        .filter(({ item }) => asked(item))
        .map((card) => ({ ...card, dueDay: localDayOf(card.dueAt, timeZone) })),
      unseen: targets.filter((item) => !seen.has(item) && asked(item)).length,
      preferences,
    }),
    lastLooksFrom: lastLooksBegin(interview.day, targets.length, preferences.reviewsPerDay),
  };
}
