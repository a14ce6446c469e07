/** Adds up, field by field, the whole numbers that each invocation left: so many fields, one invocation after the other. */
export function addUp(found: ArrayBuffer, fields: number): number[] {
  const sums = new Array<number>(fields).fill(0);
  for (const [i, count] of new Uint32Array(found).entries()) sums[i % fields]! += count;
  return sums;
}

/** A whole number that no rounding touches: the same or a mistake. */
export const exactly = (value: number) => ({ value: Float64Array.of(value), error: Float64Array.of(0) });
