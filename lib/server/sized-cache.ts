/** Values by a text, as many as fit into a capacity; what was not used for longest goes first. */
export type SizedCache<T> = {
  get: (key: string) => T | undefined;
  set: (key: string, value: T, size: number) => void;
};

/** A cache whose values' sizes, as told by who sets them, sum up to at most `capacity`. */
export function createSizedCache<T>(capacity: number): SizedCache<T> {
  // A Map goes through its keys in the order in which they were set.
  const kept = new Map<string, { value: T; size: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }

  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set(key, value, size) {
      drop(key);
      kept.set(key, { value, size });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= capacity) break;
        drop(oldest);
      }
    },
  };
}
