import { v7 as uuidv7 } from 'uuid';

/** The moment that a UUIDv7 holds (RFC 9562, 5.7): its first 48 bits, in milliseconds. */
const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/**
 * An id for an answer given now by the server's clock, and later than the one it replaces: so the later of two answers
 * wins, whichever device it was given on and whatever that device's own clock says.
 */
export function saveIdAt(serverMs: number, replaces: string | null): string {
  return uuidv7({ msecs: Math.max(Math.floor(serverMs), replaces === null ? 0 : momentOf(replaces) + 1) });
}
