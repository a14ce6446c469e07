import 'server-only';
import { randomBytes } from 'node:crypto';
import { draw } from '@/lib/quiz/draw';
import type { Template } from '@/lib/quiz/template';
import { log } from './log';
import type { VersionedPack } from './packs';
import type { Actor } from './policy';
import { type Mode, sealQuestion } from './token';

const SEED_BYTES = 8;
/** The publish gate refuses items that do not draw, so one try is nearly always enough. */
const MAX_SEEDS = 5;

/** A token for a fresh variant of an item, with numbers nobody chose; null when the item will not draw. */
export function issueQuestion(
  actor: Actor,
  { versionId, pack }: VersionedPack,
  item: Template,
  mode: Mode,
): string | null {
  const issuedTo = actor.kind === 'learner' ? actor.learnerId : null;
  for (let tries = 0; tries < MAX_SEEDS; tries++) {
    const seed = randomBytes(SEED_BYTES).toString('hex');
    const drawn = draw(item, seed);
    if (drawn.ok) return sealQuestion({ packVersionId: versionId, itemId: item.id, seed, mode, issuedTo });
    log().error({ pack: pack.slug, item: item.id, seed, reason: drawn.reason }, 'item does not draw');
  }
  return null;
}
