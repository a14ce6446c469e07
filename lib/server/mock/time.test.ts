import { expect, it } from 'vitest';
import { GRACE_MS, takesAnswers } from './time';

const endsAt = new Date('2026-03-01T12:20:00Z');

it.each([
  ['before the end', -1, true],
  ['as the grace ends', GRACE_MS, true],
  ['after it', GRACE_MS + 1, false],
])('decides whether an answer counts that arrives %s', (_, lateMs, taken) => {
  expect(takesAnswers({ endsAt }, new Date(endsAt.getTime() + lateMs))).toBe(taken);
});
