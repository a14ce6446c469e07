import type { Malformed, MalformedCode } from '../../verdict';

/** Thrown inside the reader to leave its recursion, and turned into a value at its door; never crosses it. */
export class Refusal extends Error {
  constructor(readonly reason: Malformed) {
    super(reason.code);
  }
}

const foundLength = 20;

/** Describes what is wrong with a text and where. */
export function malformed(code: MalformedCode, text: string, at: number, length = 1): Malformed {
  const found = [...text.slice(at, at + Math.max(length, 1))].slice(0, foundLength).join('');
  return found === '' ? { code, at } : { code, at, found };
}

/** Turns a refusal thrown by `read` into a value; anything else is a bug and goes on. */
export function refusable<T>(read: () => T): { ok: true; value: T } | { ok: false; reason: Malformed } {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}
