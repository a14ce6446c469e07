import 'server-only';
import { isDatabaseDown } from '@/lib/server/database-down';

export type WhenUp<T> = { up: true; value: T } | { up: false };

/** Runs a use case; a database that is away becomes a value, so that the page can say so. Other errors are bugs. */
export async function whenUp<T>(load: () => Promise<T>): Promise<WhenUp<T>> {
  try {
    return { up: true, value: await load() };
  } catch (error) {
    if (isDatabaseDown(error)) return { up: false };
    throw error;
  }
}
