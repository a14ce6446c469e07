import 'server-only';
import type { Pack } from '@/lib/quiz/pack';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { daysBetween, type LocalDay, localDayOf } from '@/lib/review/local-day';
import { recall } from '@/lib/review/memory';
import { type CurvePiece, memoryCurve, type Step, stepsOf } from '@/lib/review/progress/item-history';
import { now } from './clock';
import { db } from './db';
import type { PackVersionId } from './ids';
import { type ItemAnswer, readItemAnswers, type ShownAttempt, viewAttempts } from './item-attempts';
import { type Html, type Only, renderLines } from './markdown';
import { claimLink } from './notes';
import { currentPacks, findItem, packVersion, topicOf } from './packs';
import { type Actor, may } from './policy';
import type { CardKey } from './rebuild';

export type ItemProgress = {
  pack: string;
  itemId: string;
  title: Text;
  topic: { id: string; title: Text };
  /** Whether its pack still has it. */
  isCurrent: boolean;
  claim: { path: string; titleHtml: Html } | null;
  /** null before the first answer that counts. */
  card: { recall: number; dueAt: string; intervalDays: number } | null;
  suspended: boolean;
  /** Predicted recall from the first answer until the card is due, or today. */
  curve: CurvePiece[];
  today: LocalDay;
  /** All attempts, those taken back too. */
  total: number;
  /** A page of them, newest first; `older`: its last, where there are more. */
  attempts: ShownAttempt[];
  older: string | null;
};

const PAGE = 10;

/**
 * All that a learner did with one item; null (404) when there is no such item and they never answered it, and when
 * `before` is no attempt of theirs at it.
 */
export async function readItemProgress(
  actor: Actor,
  key: CardKey,
  { before, only }: { before?: string; only?: Only },
): Promise<ItemProgress | null> {
  const learner = may(actor, { action: 'progress.read' }) && actor.kind === 'learner' ? actor : null;
  const today = localDayOf(now(), learner?.timeZone ?? 'UTC');
  const [answers, suspended] = learner
    ? await Promise.all([readItemAnswers(learner.learnerId, key), isSuspended(learner.learnerId, key)])
    : [[], false];
  const item = await itemOf(key, answers);
  const end = before === undefined ? answers.length : answers.findIndex(({ id }) => id === before);
  if (item === null || end < 0) return null;
  const holding = answers.filter(({ undone }) => !undone);
  const steps = stepsOf(holding);
  const stepOf = new Map(holding.map(({ id }, index) => [id, steps[index]!]));
  const start = Math.max(0, end - PAGE);
  const shown = answers.slice(start, end);
  const dueAt = learner && (await readDueAt(learner.learnerId, key));
  const dueDay = dueAt && localDayOf(dueAt, learner!.timeZone);
  const claim = claimLink(item.template.claim);
  return {
    pack: key.packSlug,
    itemId: key.itemId,
    title: item.template.title,
    topic: topicOf(item.pack, item.template.topic),
    isCurrent: item.isCurrent,
    claim: claim && { path: claim.path, titleHtml: renderLines(claim.title, only) },
    card: dueAt && cardOf(steps, today, dueAt),
    suspended,
    curve: memoryCurve(steps, dueDay && dueDay > today ? dueDay : today),
    today,
    total: answers.length,
    attempts: learner ? await viewAttempts(learner.learnerId, shown.reverse(), stepOf, only) : [],
    older: start > 0 ? answers[start]!.id : null,
  };
}

/** The item as its pack has it now; failing that, as it was when it was last answered. */
async function itemOf(
  { packSlug, itemId }: CardKey,
  answers: readonly ItemAnswer[],
): Promise<{ pack: Pack; template: Template; isCurrent: boolean } | null> {
  const current = (await currentPacks()).find(({ pack }) => pack.slug === packSlug)?.pack;
  const template = current && findItem(current, itemId);
  if (current && template) return { pack: current, template, isCurrent: true };
  const versionId = answers.at(-1)?.packVersionId;
  const pack = versionId === undefined ? null : await packVersion(versionId as PackVersionId);
  const old = pack && findItem(pack, itemId);
  return pack && old ? { pack, template: old, isCurrent: false } : null;
}

function cardOf(steps: readonly Step[], today: LocalDay, dueAt: Date): ItemProgress['card'] {
  const learnt = steps.findLast((step) => step.learnt !== null)?.learnt;
  if (!learnt) return null;
  return {
    recall: recall(learnt, daysBetween(learnt.lastDay, today)),
    dueAt: dueAt.toISOString(),
    intervalDays: learnt.intervalDays,
  };
}

async function readDueAt(learnerId: string, key: CardKey): Promise<Date | null> {
  const where = { learnerId_packSlug_itemId: { learnerId, ...key } };
  return (await db().cardState.findUnique({ where, select: { dueAt: true } }))?.dueAt ?? null;
}

async function isSuspended(learnerId: string, key: CardKey): Promise<boolean> {
  const where = { learnerId_packSlug_itemId: { learnerId, ...key } };
  const hold = await db().cardHold.findUnique({ where, select: { suspendedAt: true } });
  return (hold?.suspendedAt ?? null) !== null;
}
