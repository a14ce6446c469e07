import 'server-only';
import { z } from 'zod';
import { localDayOf } from '@/lib/review/local-day';
import { now } from './clock';
import { db, type Transaction } from './db';
import { isAttemptId } from './ids';
import { lockCard } from './lock-card';
import { currentPacks, findItem } from './packs';
import { type Actor, may } from './policy';
import { type CardKey, refoldCard } from './rebuild';
import { runIn } from './statements';

const id = z.string().refine(isAttemptId);
const name = z.string().min(1).max(100);

const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.enum(['bury', 'suspend', 'unsuspend']), pack: name, item: name }),
  /** `target`: the attempt, or the decision, to take back. */
  z.strictObject({ id, kind: z.literal('void'), target: id }),
]);

type Input = z.infer<typeof inputSchema>;

export type Decision =
  | { status: 'kept'; pack: string; item: string; dueAt: string | null; suspended: boolean }
  /** No such card, answer or decision of this learner. */
  | { status: 'not-found' }
  | { status: 'invalid' };

/**
 * Keeps what a learner decides about a card and folds the card anew. Idempotent by id; to take the same thing back
 * twice is to take it back once.
 */
export async function decide(actor: Actor, input: unknown): Promise<Decision> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (!may(actor, { action: 'review.decide' }) || actor.kind === 'visitor') return { status: 'not-found' };
  const { learnerId, timeZone } = actor;
  const key = await cardOf(learnerId, parsed.data);
  if (!key) return { status: 'not-found' };
  return db().$transaction(async (tx) => {
    await lockCard(runIn(tx), learnerId, key);
    const at = now();
    const { kind } = parsed.data;
    const event = {
      id: parsed.data.id,
      learnerId,
      ...key,
      kind,
      targetId: 'target' in parsed.data ? parsed.data.target : null,
      at,
      timeZone,
      localDay: localDayOf(at, timeZone),
    };
    const { count } = await tx.reviewEvent.createMany({ data: event, skipDuplicates: true });
    if (count === 0 && !(await isSameDecision(tx, event))) return { status: 'not-found' };
    const { card, hold } = await refoldCard(tx, learnerId, key);
    return {
      status: 'kept',
      pack: key.packSlug,
      item: key.itemId,
      dueAt: card?.dueAt.toISOString() ?? null,
      suspended: hold.suspendedAt !== null,
    };
  });
}

/** Which card an input is about; null when it names nothing that is there for this learner. */
async function cardOf(learnerId: string, input: Input): Promise<CardKey | null> {
  if (input.kind !== 'void') {
    const from = (await currentPacks()).find(({ pack }) => pack.slug === input.pack);
    return from && findItem(from.pack, input.item) ? { packSlug: input.pack, itemId: input.item } : null;
  }
  const where = { learnerId_id: { learnerId, id: input.target } };
  const select = { packSlug: true, itemId: true } as const;
  const attempt = await db().attempt.findUnique({ where, select });
  if (attempt) return attempt;
  const event = await db().reviewEvent.findUnique({ where, select: { ...select, kind: true } });
  return event && event.kind !== 'void' ? { packSlug: event.packSlug, itemId: event.itemId } : null;
}

type Event = { id: string; learnerId: string; targetId: string | null } & CardKey;

/** Whether what stood in the way of an event is the event itself, or another that takes the same thing back. */
async function isSameDecision(tx: Transaction, { id, learnerId, targetId, packSlug, itemId }: Event) {
  const same = await tx.reviewEvent.findFirst({
    where: { learnerId, packSlug, itemId, ...(targetId === null ? { id } : { targetId }) },
    select: { id: true },
  });
  return same !== null;
}
