/**
 * A pure function of a text that remembers its results, so many that a pack's texts all fit, and no more: the oldest
 * goes first. The results are shared and must not be changed.
 */
export function remember<T>(compute: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = compute(text);
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(text, result);
    return result;
  };
}
