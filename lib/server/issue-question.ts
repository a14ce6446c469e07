import 'server-only';
import { randomBytes } from 'node:crypto';
import { draw } from '@/lib/quiz/draw';
import type { Template } from '@/lib/quiz/template';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import { log } from './log';
import type { VersionedPack } from './packs';
import type { Actor } from './policy';
import { type Mode, sealQuestion } from './token';

const SEED_BYTES = 8;
/** The publish gate refuses items that do not draw, so one try is nearly always enough. */
const MAX_SEEDS = 5;

/** A variant with numbers nobody chose, and its key: for the server's eyes only. */
export type FreshVariant = { seed: string; variant: Variant; key: AnswerKey };

/** Draws an item anew; null when it will not draw. */
export function drawFresh({ pack }: VersionedPack, item: Template): FreshVariant | null {
  for (let tries = 0; tries < MAX_SEEDS; tries++) {
    const seed = randomBytes(SEED_BYTES).toString('hex');
    const drawn = draw(item, seed);
    if (drawn.ok) return { seed, variant: drawn.variant, key: drawn.key };
    log().error({ pack: pack.slug, item: item.id, seed, reason: drawn.reason }, 'item does not draw');
  }
  return null;
}

/** A token for a fresh variant of an item, with numbers nobody chose; null when the item will not draw. */
export function issueQuestion(actor: Actor, from: VersionedPack, item: Template, mode: Mode): string | null {
  const issuedTo = actor.kind === 'learner' ? actor.learnerId : null;
  const fresh = drawFresh(from, item);
  return (
    fresh &&
    sealQuestion({ packVersionId: from.versionId, itemId: item.id, seed: fresh.seed, mode, issuedTo })
  );
}
