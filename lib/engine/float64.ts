/** From here on V8 gives an array memory of its own, which costs ten times what a question's numbers are worth. */
const OWN_MEMORY_FROM = 9;
/** Larger arrays have memory of their own after all, so that a small result does not keep much alive. */
const SHARED_UP_TO = 2048;
const SHARED_ELEMENTS = 8192;
const BYTES_PER_ELEMENT = 8;

let shared = new ArrayBuffer(0);
let used = 0;

/**
 * A new Float64Array of zeros. Middle-sized ones lie side by side in memory they share (no part of it is ever given
 * out twice), since allocating is most of what a small case would otherwise spend its time on.
 */
export function float64(length: number): Float64Array<ArrayBuffer> {
  if (length < OWN_MEMORY_FROM || length > SHARED_UP_TO) return new Float64Array(length);
  if (used + length * BYTES_PER_ELEMENT > shared.byteLength) {
    shared = new ArrayBuffer(SHARED_ELEMENTS * BYTES_PER_ELEMENT);
    used = 0;
  }
  const values = new Float64Array(shared, used, length);
  used += length * BYTES_PER_ELEMENT;
  return values;
}
