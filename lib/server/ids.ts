import 'server-only';
import { v7, validate, version } from 'uuid';

export type LearnerId = string & { readonly learnerId: unique symbol };
export type PackVersionId = string & { readonly packVersionId: unique symbol };
export type AttemptId = string & { readonly attemptId: unique symbol };

export const newLearnerId = () => v7() as LearnerId;
export const newPackVersionId = () => v7() as PackVersionId;

/** An attempt's id comes from the client: a UUIDv7, which is hard to guess and sorts by time. */
export function isAttemptId(value: unknown): value is AttemptId {
  return typeof value === 'string' && validate(value) && version(value) === 7;
}
