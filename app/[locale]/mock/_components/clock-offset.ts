/** What is known of the server's clock beside one's own: server − own lies between the two, in milliseconds. */
export type ClockOffset = { low: number; high: number };

/**
 * What an exchange tells of the server's clock (after Cristian, "Probabilistic clock synchronization", 1989): it read
 * `serverMs` some time between one's own `sentMs` and `receivedMs`. Together with what was known the two intervals
 * narrow each other; where they contradict, a clock was set, and the new one holds.
 */
export function narrowOffset(
  known: ClockOffset | null,
  sentMs: number,
  receivedMs: number,
  serverMs: number,
): ClockOffset {
  const fresh = { low: serverMs - receivedMs, high: serverMs - sentMs };
  if (known === null) return fresh;
  const both = { low: Math.max(known.low, fresh.low), high: Math.min(known.high, fresh.high) };
  return both.low <= both.high ? both : fresh;
}

export const offsetMs = ({ low, high }: ClockOffset): number => (low + high) / 2;
