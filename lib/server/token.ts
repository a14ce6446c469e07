import 'server-only';
import { z } from 'zod';
import { env } from './env';
import type { LearnerId, PackVersionId } from './ids';
import { seal, unseal } from './seal';

export type Mode = 'practice' | 'review' | 'placement';
/** The questions of a mock interview are its own rows: none has an address. */
export type AttemptMode = Mode | 'mock';

/** Which variant a question is, and for whom. Reading one needs no row in the database. */
export type QuestionRef = {
  packVersionId: PackVersionId;
  itemId: string;
  seed: string;
  mode: Mode;
  /** null: drawn for a visitor, whoever answers first in that browser. */
  issuedTo: LearnerId | null;
};

const payloadSchema = z.tuple([
  z.uuid(),
  z.string(),
  z.string(),
  z.enum(['practice', 'review', 'placement']),
  z.uuid().nullable(),
]);

/** Longer than any token we make: not worth decrypting. */
const MAX_LENGTH = 600;
const PURPOSE = 'question';

/**
 * The address of a question: what it is, sealed, so that nobody chooses their own numbers, takes another's, or learns
 * the seed, from which whoever has the pack could work out the key.
 */
export function sealQuestion({ packVersionId, itemId, seed, mode, issuedTo }: QuestionRef): string {
  const payload = JSON.stringify([packVersionId, itemId, seed, mode, issuedTo]);
  return seal(env().GRADCHECK_SECRET, PURPOSE, payload);
}

/** What a token stands for, or null when we did not make it. */
export function openToken(token: unknown): QuestionRef | null {
  if (typeof token !== 'string' || token.length > MAX_LENGTH) return null;
  const payload = unseal(env().GRADCHECK_SECRET, PURPOSE, token);
  if (payload === null) return null;
  const [packVersionId, itemId, seed, mode, issuedTo] = payloadSchema.parse(JSON.parse(payload));
  return {
    packVersionId: packVersionId as PackVersionId,
    itemId,
    seed,
    mode,
    issuedTo: issuedTo as LearnerId | null,
  };
}
