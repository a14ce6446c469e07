import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from './env';
import type { LearnerId, PackVersionId } from './ids';

export type Mode = 'practice' | 'review';

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
  z.enum(['practice', 'review']),
  z.uuid().nullable(),
]);

/** Longer than any token we make: not worth hashing. */
const MAX_LENGTH = 600;
/** 128 bits of the HMAC are enough against guessing, and keep the address short. */
const SIGNATURE_BYTES = 16;

function signatureOf(payload: string): Buffer {
  return createHmac('sha256', env().GRADCHECK_SECRET)
    .update(`question:${payload}`)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}

/** The address of a question: what it is, signed, so that nobody chooses their own numbers or takes another's. */
export function signQuestion({ packVersionId, itemId, seed, mode, issuedTo }: QuestionRef): string {
  const payload = Buffer.from(JSON.stringify([packVersionId, itemId, seed, mode, issuedTo])).toString(
    'base64url',
  );
  return `${payload}.${signatureOf(payload).toString('base64url')}`;
}

/** What a token stands for, or null when we did not make it. */
export function openToken(token: unknown): QuestionRef | null {
  if (typeof token !== 'string' || token.length > MAX_LENGTH) return null;
  const [payload, signature, ...rest] = token.split('.');
  if (!payload || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const wanted = signatureOf(payload);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const [packVersionId, itemId, seed, mode, issuedTo] = payloadSchema.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  return {
    packVersionId: packVersionId as PackVersionId,
    itemId,
    seed,
    mode,
    issuedTo: issuedTo as LearnerId | null,
  };
}
