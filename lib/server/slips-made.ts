import 'server-only';
import type { Text } from '@/lib/quiz/text';
import { answerKeySchema } from '@/lib/quiz/variant';
import type { LocalDay } from '@/lib/review/local-day';
import { feedbackOf } from './answer-view';
import { type CurrentItem, type CurrentItems, itemNamed } from './current-items';
import { db } from './db';
import type { CardLog } from './learner-log';
import { type Html, type Only, renderLines, renderText } from './markdown';
import { claimLink } from './notes';
import { slipName } from './slips';

export type SlipMade = {
  times: number;
  lastDay: LocalDay;
  /** What was said of it the last time. */
  feedbackHtml: Html;
  /** Where it was made, the latest first. */
  items: { pack: string; itemId: string; title: Text }[];
  claim: { path: string; titleHtml: Html } | null;
};

/** A mistake made once: which, when, and in which attempt. */
type Once = { slipId: string; attemptId: string; day: LocalDay };
type Made = { times: number; last: Once; items: Map<CurrentItem, Once> };

/** The latest first. Ids grow with time, so they order what fell on the same day. */
const latestFirst = (a: Once, b: Once) => (`${a.day} ${a.attemptId}` < `${b.day} ${b.attemptId}` ? 1 : -1);

const MAX_SHOWN = 6;

/** The named mistakes a learner makes most, of answers that counted; of as many, the latest first. */
export async function readSlipsMade(
  learnerId: string,
  log: readonly CardLog[],
  items: CurrentItems,
  only: Only,
): Promise<SlipMade[]> {
  const most = groupSlips(log, items)
    .sort((a, b) => b.times - a.times || latestFirst(a.last, b.last))
    .slice(0, MAX_SHOWN);
  const keys = await readKeys(
    learnerId,
    most.map(({ last }) => last.attemptId),
  );
  return most.flatMap(({ times, last, items: made }) => {
    const key = keys.get(last.attemptId);
    const feedback = key && feedbackOf(key, last.slipId);
    if (!feedback) return [];
    const places = [...made].sort(([, a], [, b]) => latestFirst(a, b)).map(([item]) => item);
    const claim = claimLink(places[0]!.claim);
    return [
      {
        times,
        lastDay: last.day,
        feedbackHtml: renderText(feedback, only),
        items: places.map(({ pack, itemId, template }) => ({ pack, itemId, title: template.title })),
        claim: claim && { path: claim.path, titleHtml: renderLines(claim.title, only) },
      },
    ];
  });
}

/** By the name of the mistake: the same one on two questions of a pack is one. */
function groupSlips(log: readonly CardLog[], items: CurrentItems): Made[] {
  const groups = new Map<string, Made>();
  for (const { pack, itemId, answers } of log) {
    const item = itemNamed(items, pack, itemId);
    if (!item) continue;
    for (const { slip, grade, day } of answers) {
      if (slip === null || grade === null) continue;
      const once = { ...slip, day };
      const name = `${pack}/${slipName(item.template, slip.slipId)}`;
      const made = groups.get(name) ?? { times: 0, last: once, items: new Map() };
      groups.set(name, made);
      made.times += 1;
      made.items.set(item, once);
      if (latestFirst(once, made.last) < 0) made.last = once;
    }
  }
  return [...groups.values()];
}

async function readKeys(learnerId: string, ids: string[]) {
  const rows = await db().attempt.findMany({
    where: { learnerId, id: { in: ids } },
    select: { id: true, key: true },
  });
  return new Map(rows.map(({ id, key }) => [id, answerKeySchema.parse(key)]));
}
