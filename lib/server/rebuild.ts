import 'server-only';
import { availableAt } from '@/lib/review/hold';
import type { AnswerEntry, LogEntry } from '@/lib/review/log';
import { replay, type Standing } from '@/lib/review/standing';
import { Prisma } from '../generated/prisma/client';
import type { Transaction } from './db';
import { type Run, runIn } from './statements';

/** Which card of a learner. */
export type CardKey = { packSlug: string; itemId: string };

type Log = { key: CardKey; entries: LogEntry[] };

type AttemptRow = Omit<AnswerEntry, 'kind' | 'at'> & CardKey & { answeredAt: Date };
type EventRow = CardKey & {
  id: string;
  at: Date;
  timeZone: string;
  kind: Exclude<LogEntry['kind'], 'answer'>;
  targetId: string | null;
};

/** One learner's log, card by card: answers that counted, and decisions. */
async function logsByCard(run: Run, learnerId: string, only?: CardKey): Promise<Log[]> {
  const narrowed = only
    ? Prisma.sql`AND "packSlug" = ${only.packSlug} AND "itemId" = ${only.itemId}`
    : Prisma.empty;
  const attempts = await run<AttemptRow>(Prisma.sql`
    SELECT "id", "packSlug", "itemId", "answeredAt", "timeZone", "grade", "guess", "retention"
    FROM "attempt" WHERE "learnerId" = ${learnerId}::uuid AND "grade" IS NOT NULL ${narrowed}`);
  const events = await run<EventRow>(Prisma.sql`
    SELECT "id", "packSlug", "itemId", "at", "timeZone", "kind"::text, "targetId"
    FROM "review_event" WHERE "learnerId" = ${learnerId}::uuid ${narrowed}`);
  const logs = new Map<string, Log>();
  const logOf = (key: CardKey) => {
    const name = JSON.stringify([key.packSlug, key.itemId]);
    const log = logs.get(name) ?? { key, entries: [] };
    logs.set(name, log);
    return log.entries;
  };
  for (const { packSlug, itemId, answeredAt, ...rest } of attempts) {
    logOf({ packSlug, itemId }).push({ kind: 'answer', at: answeredAt, ...rest });
  }
  for (const { packSlug, itemId, id, at, timeZone, kind, targetId } of events) {
    const entry = kind === 'void' ? { kind, id, at, target: targetId! } : { kind, id, at, timeZone };
    logOf({ packSlug, itemId }).push(entry);
  }
  return [...logs.values()];
}

/**
 * How one card stands by its whole log: what a late answer and every decision make necessary. `coming`: what is about to
 * be written into the log.
 */
export async function replayCard(
  run: Run,
  learnerId: string,
  key: CardKey,
  coming: readonly LogEntry[] = [],
): Promise<Standing> {
  const [log] = await logsByCard(run, learnerId, key);
  return replay([...(log?.entries ?? []), ...coming]);
}

/** Replays one card and keeps the result in both caches. */
export async function refoldCard(tx: Transaction, learnerId: string, key: CardKey): Promise<Standing> {
  const standing = await replayCard(runIn(tx), learnerId, key);
  const where = { learnerId, ...key };
  await tx.cardState.deleteMany({ where });
  await tx.cardHold.deleteMany({ where });
  await keepStandings(tx, learnerId, [{ key, standing }]);
  return standing;
}

/** Throws a learner's cards away and folds them anew from the log. */
export async function rebuildCards(tx: Transaction, learnerId: string): Promise<void> {
  const logs = await logsByCard(runIn(tx), learnerId);
  await tx.cardState.deleteMany({ where: { learnerId } });
  await tx.cardHold.deleteMany({ where: { learnerId } });
  await keepStandings(
    tx,
    learnerId,
    logs.map(({ key, entries }) => ({ key, standing: replay(entries) })),
  );
}

type Kept = { key: CardKey; standing: Standing };

async function keepStandings(tx: Transaction, learnerId: string, kept: Kept[]): Promise<void> {
  await tx.cardState.createMany({
    data: kept.flatMap(({ key, standing: { card, hold } }) =>
      card ? [{ learnerId, ...key, ...card, availableAt: availableAt(card, hold) }] : [],
    ),
  });
  await tx.cardHold.createMany({
    data: kept.flatMap(({ key, standing: { hold } }) =>
      hold.buriedUntil || hold.suspendedAt ? [{ learnerId, ...key, ...hold }] : [],
    ),
  });
}
