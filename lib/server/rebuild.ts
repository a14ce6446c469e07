import 'server-only';
import type { Grade } from '@/lib/review/grade-policy';
import { availableAt } from '@/lib/review/hold';
import type { LogEntry } from '@/lib/review/log';
import { replay, type Standing } from '@/lib/review/standing';
import type { Transaction } from './db';

/** Which card of a learner. */
export type CardKey = { packSlug: string; itemId: string };

type Log = { key: CardKey; entries: LogEntry[] };

/** One learner's log, card by card: answers that counted, and decisions. */
async function logsByCard(tx: Transaction, learnerId: string, only?: CardKey): Promise<Log[]> {
  const [attempts, events] = await Promise.all([
    tx.attempt.findMany({
      where: { learnerId, grade: { not: null }, ...only },
      select: {
        id: true,
        packSlug: true,
        itemId: true,
        answeredAt: true,
        timeZone: true,
        grade: true,
        guess: true,
        retention: true,
      },
    }),
    tx.reviewEvent.findMany({ where: { learnerId, ...only } }),
  ]);
  const logs = new Map<string, Log>();
  const logOf = (key: CardKey) => {
    const name = JSON.stringify([key.packSlug, key.itemId]);
    const log = logs.get(name) ?? { key, entries: [] };
    logs.set(name, log);
    return log.entries;
  };
  for (const { packSlug, itemId, answeredAt, grade, ...rest } of attempts) {
    logOf({ packSlug, itemId }).push({ kind: 'answer', at: answeredAt, grade: grade as Grade, ...rest });
  }
  for (const { packSlug, itemId, id, at, timeZone, kind, targetId } of events) {
    const entry = kind === 'void' ? { kind, id, at, target: targetId! } : { kind, id, at, timeZone };
    logOf({ packSlug, itemId }).push(entry);
  }
  return [...logs.values()];
}

/** How one card stands by its whole log: what a late answer and every decision make necessary. */
export async function replayCard(tx: Transaction, learnerId: string, key: CardKey): Promise<Standing> {
  const [log] = await logsByCard(tx, learnerId, key);
  return replay(log?.entries ?? []);
}

/** Replays one card and keeps the result in both caches. */
export async function refoldCard(tx: Transaction, learnerId: string, key: CardKey): Promise<Standing> {
  const standing = await replayCard(tx, learnerId, key);
  const where = { learnerId, ...key };
  await tx.cardState.deleteMany({ where });
  await tx.cardHold.deleteMany({ where });
  await keepStandings(tx, learnerId, [{ key, standing }]);
  return standing;
}

/** Throws a learner's cards away and folds them anew from the log. */
export async function rebuildCards(tx: Transaction, learnerId: string): Promise<void> {
  const logs = await logsByCard(tx, learnerId);
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
