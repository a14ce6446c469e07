import 'server-only';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createStream } from '@/lib/engine/random';
import { alike, isWanted, practiceOrder } from '@/lib/review/practice';
import { type ItemCandidate, readCandidates } from './candidates';
import { testsClaim } from './claim-items';
import { now } from './clock';
import { issueQuestion } from './issue-question';
import type { Actor } from './policy';
import { parseScope, type Scope, wantedBy } from './practice-scope';

const name = z.string().max(120);
const itemSchema = z.strictObject({ pack: name, itemId: name });

const wishSchema = z.object({
  /** This item and no other, with new numbers. */
  item: name.optional(),
  /** One like this, whatever the scope. */
  like: itemSchema.optional(),
  /** The item just answered: another one, when there is another. */
  not: itemSchema.optional(),
});

/** A scope and what else is wished for. */
export type PracticeWish = Scope & z.infer<typeof wishSchema>;

const SEED_BYTES = 16;

/** A fresh question that fits the wish, as a token; null when nothing does. */
export async function nextQuestion(actor: Actor, wish: unknown): Promise<string | null> {
  const parsed = wishSchema.safeParse(wish);
  const reading = parsed.success ? parseScope(wish as Record<string, unknown>) : null;
  if (!parsed.success || !reading?.ok) return null;
  const { scope } = reading;
  const { item, like, not } = parsed.data;
  const at = now();
  const candidates = await readCandidates(actor, at);
  const fitting = like
    ? likeThis(candidates, like)
    : candidates.filter((each) => isInScope(each, scope) && (item === undefined || each.itemId === item));
  const random = createStream(randomBytes(SEED_BYTES).toString('hex'), 'practice').uniform;
  const order = like ? { weak: false, mix: false } : wantedBy(scope);
  for (const each of practiceOrder(fitting, order, { at, random, last: like ?? not ?? null })) {
    const token = issueQuestion(actor, each.from, each.template, 'practice');
    if (token) return token;
  }
  return null;
}

function likeThis(candidates: readonly ItemCandidate[], like: z.infer<typeof itemSchema>): ItemCandidate[] {
  const model = candidates.find(({ pack, itemId }) => pack === like.pack && itemId === like.itemId);
  return model ? alike(candidates, model) : [];
}

export const isInScope = (candidate: ItemCandidate, scope: Scope): boolean =>
  isWanted(candidate, wantedBy(scope)) &&
  (scope.claim === undefined || testsClaim(candidate.template, scope.claim));

/** Whether a scope can be asked for at all: every name in it stands for something, though nothing may fit it now. */
export async function isKnownScope(actor: Actor, scope: Scope): Promise<boolean> {
  return isKnown(await readCandidates(actor, now()), scope);
}

/** Whether every name in a scope stands for something, be it that nothing is called by all of them. */
export function isKnown(candidates: readonly ItemCandidate[], scope: Scope): boolean {
  const { pack, topic, claim, tag } = scope;
  const names: Scope[] = [
    ...(pack === undefined && topic === undefined ? [] : [{ pack, topic }]),
    ...(claim === undefined ? [] : [{ claim }]),
    ...(tag === undefined ? [] : [{ tag }]),
  ];
  return names.every((each) => candidates.some((candidate) => isInScope(candidate, each)));
}
