import type { Pending } from './outbox';

/** Where a page keeps what the server does not have yet: a reload, or another tab of this browser, finds it again. */
const nameOf = (mock: string) => `gradcheck-mock-${mock}`;

export function readKept(mock: string): Map<number, Pending> {
  try {
    return new Map(JSON.parse(localStorage.getItem(nameOf(mock)) ?? '[]') as [number, Pending][]);
  } catch {
    // No storage, or none of ours: the page itself still holds everything.
    return new Map();
  }
}

export function writeKept(mock: string, waiting: ReadonlyMap<number, Pending>): void {
  try {
    if (waiting.size === 0) localStorage.removeItem(nameOf(mock));
    else localStorage.setItem(nameOf(mock), JSON.stringify([...waiting]));
  } catch {
    // As above.
  }
}
